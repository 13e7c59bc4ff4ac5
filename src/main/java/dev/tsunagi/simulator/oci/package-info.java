/// A server that answers as Oracle Cloud does, for dev mode and tests. It knows nothing of the
/// operator: real SDKs talk to it. This package puts the services together and plants the seed.
///
/// A further service is a package with a class that has `routes()` and one line in `Cloud`. Its
/// resources extend `store.Resource`, which gives them an OCID, a state and an etag, and are kept
/// in a `store.Table`; passing states end by `Store.afterLifecycleDelay`. `Store.guarded` makes
/// each of its routes atomic and heeds retry tokens; `policy.Access` judges the caller;
/// `wire.Paging` cuts lists; `workrequests.WorkRequests` follows what takes time. Faults and the
/// journal know the operation by the name in its `wire.Route`, and need nothing.
@NullMarked
package dev.tsunagi.simulator.oci;

import org.jspecify.annotations.NullMarked;
