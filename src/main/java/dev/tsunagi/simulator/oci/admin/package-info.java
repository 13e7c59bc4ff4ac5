/// What tests and people at the keyboard do to the simulator itself, under `/simulator/`: faults,
/// the clock, the journal, tokens, new secret values. Reachable from this machine only.
///
/// | request | does |
/// |---|---|
/// | `GET healthz` | answers `ok` |
/// | `PUT secrets/{vault}/{name}` | makes the body the current version; creates it if need be |
/// | `GET faults`, `DELETE faults` | lists them, forgets them |
/// | `POST faults` | adds one: `operation` (or `*`), `kind` (`status`, `latency`, `drop`,
// `loseAnswer`, `emptyPage`, `stale`), `times`, `skip`; with `status`, `code`, `message`,
// `retryAfter`, or `delay` |
/// | `GET clock`, `POST clock/advance` | tells the time, puts it forward: `{"by":"P1D"}` |
/// | `GET journal`, `DELETE journal` | the requests so far |
/// | `POST tokens/expire` | ends all session tokens |
/// | `POST tokens/sessions/{user}` | a session token and its private key |
@NullMarked
package dev.tsunagi.simulator.oci.admin;

import org.jspecify.annotations.NullMarked;
