import { expect, it } from 'vitest';
import { EventParser } from './events';

const STREAM =
  ': alive\n\nevent: members\nid: 7\ndata: {"seq":7,\ndata: "members":[]}\n\nid: 8\r\ndata:x\r\n\r\n';

it('reads events however the stream was cut', () => {
  for (let cut = 1; cut < STREAM.length; cut++) {
    const parser = new EventParser();

    const events = [...parser.push(STREAM.slice(0, cut)), ...parser.push(STREAM.slice(cut))];

    expect(events, `cut at ${cut}`).toEqual([
      { id: '7', event: 'members', data: '{"seq":7,\n"members":[]}' },
      { id: '8', event: 'message', data: 'x' },
    ]);
  }
});

it('keeps the id for the events after it, and tells nothing of one that is not complete', () => {
  const parser = new EventParser();

  expect(parser.push('id: 3\ndata: a\n\ndata: b\n\ndata: c\n')).toEqual([
    { id: '3', event: 'message', data: 'a' },
    { id: '3', event: 'message', data: 'b' },
  ]);
});
