// Colyseus 0.18 ordinary: schema state (patched every 50 ms) + onMessage -> validate/apply -> broadcast
import { Server, Room } from '@colyseus/core'; import { Schema, MapSchema, defineTypes } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport'; import { createRequire } from 'module';
const { step, newRoom } = createRequire(import.meta.url)('./step.cjs');
class State extends Schema { constructor() { super(); this.seq = 0; this.opened = 0; this.votes = new MapSchema(); } }
defineTypes(State, { seq: 'number', opened: 'number', votes: { map: 'number' } });
class Bridge extends Room {
  onCreate(o) {
    this.maxClients = 8; this.state = new State(); this.g = newRoom(o.roomKey); this.p = {};
    this.onMessage('cmd', (client, c) => {
      const ev = step(this.g, this.p[client.sessionId], c); if (!ev) return;
      this.state.seq = ev.seq; this.state.opened = this.g.opened.size; if (ev.kind === 'voted') this.state.votes.set(String(ev.by), ev.data.choice);
      this.broadcast('ev', ev);
    });
  }
  onJoin(client, o) { this.p[client.sessionId] = o.player; }
}
const gs = new Server({ transport: new WebSocketTransport({}), greet: false });
gs.define('bridge', Bridge).filterBy(['roomKey']);
gs.listen(+process.argv[2], '127.0.0.1').then(() => console.log('up'));
