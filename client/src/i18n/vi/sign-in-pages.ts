import { desk } from './kit/desk.ts';
import { refusals } from './kit/refusals.ts';
import { signIn } from './sign-in/sign-in.ts';

/** The Vietnamese texts of signing in and of enrolling a PC, by topic. */
export const signInPages = { desk, refusals, 'sign-in': signIn } as const;
