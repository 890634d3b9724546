import { useEffect, useRef } from 'react';
import { useCell } from './cell.js';
import { hideEvents, live, stopListening, type LiveEvent } from './live.js';
import { walk } from './walk.js';

/** The strip under the answer: what a subscription has brought, also while another tab is open. */
export function LiveStrip() {
  const { state, as, because, events } = useCell(live);
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [events]);
  if (state === 'off') return null;
  const stop = () => {
    stopListening();
    live.set({ ...live.get(), state: 'ended' });
  };
  return (
    <section className="hub-live" lang="pl" aria-label="Zdarzenia na żywo">
      <header>
        <h2 className={state === 'listening' ? 'hub-listening' : undefined}>{state === 'listening' ? 'Na żywo' : 'Zakończone'}</h2>
        <span>{because ?? `słucha: ${as}`} · zdarzeń: {events.length} · czas w Polsce</span>
        {state === 'listening' && <button type="button" className="hub-quiet" onClick={stop}>Zatrzymaj</button>}
        <button type="button" className="hub-quiet" onClick={hideEvents} aria-label="Zamknij pasek zdarzeń">×</button>
      </header>
      <ol role="log" data-testid="live">
        {events.map((event, i) => <Line key={event.number} event={event} last={i === events.length - 1 ? end : null} />)}
      </ol>
    </section>
  );
}

function Line({ event: { value }, last }: { event: LiveEvent; last: React.Ref<HTMLLIElement> }) {
  const { applicationId } = useCell(walk).ids;
  const text = (name: string) => (typeof value[name] === 'string' ? value[name] : '');
  const isOurs = applicationId !== undefined && value['applicationId'] === applicationId;
  return (
    <li ref={last} className={isOurs ? 'hub-ours' : undefined}>
      {text('type') === '' ? <code>{JSON.stringify(value)}</code> : (
        <>
          <time dateTime={text('at')}>{text('at') && new Date(text('at')).toLocaleTimeString('pl-PL', { timeZone: 'Europe/Warsaw' })}</time>
          <b>{text('type')}</b>
          <span>{[text('state'), text('detail')].filter(Boolean).join(' · ')}</span>
        </>
      )}
    </li>
  );
}
