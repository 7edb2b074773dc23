import { Fetch, WebSocket as HubWebSocket } from 'socket.io-client';

/** How long a WebSocket may take to open beside polling before that is taken for no, in milliseconds, and how seldom it is tried at last. */
const openWithinMs = 10_000;
const longestPauseMs = 60_000;

/** Asks the hub for what there is, each time until there is something; ends at once when it is closed. */
class HubPolls extends Fetch {
  readonly #ended = new AbortController();

  override doPoll(): void {
    void this.#ask({ method: 'GET', cache: 'no-store', signal: this.#ended.signal }, (text) => this.onData(text));
  }

  override doWrite(data: string, callback: () => void): void {
    // What closes the connection is sent by a page that goes on to something else.
    void this.#ask({ method: 'POST', body: data, keepalive: data.length < 1_000 }, callback);
  }

  override doClose(): void {
    super.doClose();
    this.#ended.abort();
  }

  async #ask(request: RequestInit, answered: (text: string) => void): Promise<void> {
    const { aborted } = this.#ended.signal;
    try {
      const response = await fetch(this.uri(), request);
      const text = await response.text();
      if (response.ok) answered(text);
      else this.onError('polling error', response.status);
    } catch (error) {
      if (!aborted && !this.#ended.signal.aborted) this.onError('polling error', error);
    }
  }
}

/** A WebSocket beside polling: tried again and again until one opens, when the connection goes over to it without a gap. */
const patientWebSocket = (firstPauseMs: number) =>
  class extends HubWebSocket {
    #pauseMs = firstPauseMs;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #socket: WebSocket | null = null;
    #ended = false;

    override doOpen(): this {
      this.#timer = setTimeout(() => this.#try(), this.#pauseMs);
      this.#pauseMs = Math.min(Math.max(2 * this.#pauseMs, 1_000), Math.max(longestPauseMs, firstPauseMs));
      return this;
    }

    override createSocket(uri: string): WebSocket {
      this.#socket = new WebSocket(uri);
      return this.#socket;
    }

    override onOpen(): void {
      clearTimeout(this.#timer);
      super.onOpen();
    }

    override onError(...told: Parameters<HubWebSocket['onError']>): this {
      if (!this.#isTrying) return super.onError(...told);
      this.#again();
      return this;
    }

    override onClose(...told: Parameters<HubWebSocket['onClose']>): void {
      if (this.#isTrying) this.#again();
      else super.onClose(...told);
    }

    override doClose(): void {
      this.#ended = true;
      clearTimeout(this.#timer);
      super.doClose();
    }

    get #isTrying(): boolean {
      return this.readyState === 'opening' && !this.#ended;
    }

    #try(): void {
      super.doOpen();
      this.#timer = setTimeout(() => this.#again(), openWithinMs);
    }

    #again(): void {
      clearTimeout(this.#timer);
      const socket = this.#socket;
      this.#socket = null;
      if (socket === null) return;
      socket.onclose = null;
      socket.onerror = null;
      socket.close();
      this.doOpen();
    }
  };

/** The ways of a connection that begins by polling. @param webSocketAfterMs how long it goes on so before it tries a WebSocket */
export const polledWay = (webSocketAfterMs: number) => [HubPolls, patientWebSocket(webSocketAfterMs)];
