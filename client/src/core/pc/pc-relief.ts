const key = 'diem-cau.pc-relief';

/** Whether pictures are given up by themselves where this PC is short of time, as whoever sits at it has chosen. Remembered in the browser. */
export const pcRelief = {
  get on(): boolean {
    try {
      return localStorage.getItem(key) !== 'off';
    } catch {
      return true;
    }
  },

  choose(on: boolean): void {
    try {
      localStorage.setItem(key, on ? 'on' : 'off');
    } catch {
      // Without storage pictures give way as before.
    }
  },
};

/** A page of the hub's own machine shares it with the hub, and with whatever else is tried there: what is late there says nothing of a PC. */
export const isHubsMachine = (hostname: string): boolean => /^(?:localhost|127\.[\d.]+|\[::1\])$/u.test(hostname);
