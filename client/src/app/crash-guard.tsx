import { Component, type ReactNode } from 'react';
import { Crashed } from './crashed.tsx';

/** Shows what a person can do instead of pages that met a bug; React itself has written the bug into the console. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}
