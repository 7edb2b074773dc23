import { desk } from './kit/desk.ts';
import { signIn } from './sign-in/sign-in.ts';

/** The Vietnamese texts of signing in and of enrolling a PC, by topic. */
export const signInPages = { desk, 'sign-in': signIn } as const;
