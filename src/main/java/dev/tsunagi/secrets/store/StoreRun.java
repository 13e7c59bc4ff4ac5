package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.api.secrets.SecretStoreStatus;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.reconcile.Run;
import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.Validation;

/// One look at one store.
final class StoreRun implements Run<SecretStoreStatus> {

  private final Store store;
  private final StoreProviders providers;
  private final StoreSettings settings;
  private final Instant now;

  StoreRun(Store store, StoreProviders providers, StoreSettings settings, Instant now) {
    this.store = store;
    this.providers = providers;
    this.settings = settings;
    this.now = now;
  }

  @Override
  public Report<SecretStoreStatus> reconcile() {
    if (!StoreOwnership.isOurs(store, settings.controllerClass())) {
      return Report.unchanged(Optional.empty());
    }
    StoreAcceptance.check(store);
    if (Referent.is(store)) {
      providers.retire(store, now);
    }
    if (Referent.isOracle(store)) {
      providers.requireConditions(store);
      return valid(Capability.ReadWrite, List.of(Referent.REMARK), StoreWarnings.of(store));
    }
    var provider = client();
    if (providers.isFirstLook(store) && isFoundValid()) {
      // What ESO, or this operator before its restart, has validated need not be again at once.
      return Report.unchanged(Optional.of(interval()));
    }
    return switch (validation(provider)) {
      case Validation.Valid _ -> valid(provider.capability(), List.of(), StoreWarnings.of(store));
      case Validation.Degraded(var how) ->
          valid(
              provider.capability(),
              List.of(),
              Stream.concat(Stream.of(how), StoreWarnings.of(store).stream()).toList());
      case Validation.Unknown(var why) -> unknown(why);
    };
  }

  private boolean isFoundValid() {
    return Conditions.find(store.getStatus().conditions(), StoreStatuses.READY)
        .filter(ready -> ready.status().equals("True"))
        .filter(ready -> ready.reason().equals(StoreStatuses.VALID))
        .isPresent();
  }

  private SecretProvider client() {
    try {
      return providers.renew(store);
    } catch (FailureException e) {
      throw e.within("unable to create client");
    }
  }

  private Validation validation(SecretProvider provider) {
    try {
      return provider.validate();
    } catch (FailureException e) {
      throw e.at(RetryPace.of(store)).within("unable to validate store");
    }
  }

  private Report<SecretStoreStatus> valid(
      Capability capability, List<String> remarks, List<String> warnings) {
    var message =
        StoreStatuses.validated(Stream.of(remarks, warnings).flatMap(List::stream).toList());
    var status = StoreStatuses.valid(store.getStatus(), capability, message, now);
    return report(
        status,
        warnings.isEmpty()
            ? Notice.normal(StoreStatuses.VALID, message)
            : Notice.warning(StoreStatuses.VALID, message));
  }

  private Report<SecretStoreStatus> unknown(String why) {
    var status = StoreStatuses.unknown(store.getStatus(), why, now);
    return report(status, Notice.warning(StoreStatuses.UNKNOWN, why));
  }

  @Override
  public Report<SecretStoreStatus> failed(Failure failure) {
    var status = StoreStatuses.invalid(store.getStatus(), failure.message(), now);
    return report(status, Notice.warning(StoreStatuses.INVALID, failure.message()));
  }

  /// Tells only what is new: the same outcome again is no event.
  private Report<SecretStoreStatus> report(SecretStoreStatus status, Notice notice) {
    var news = status.equals(store.getStatus()) ? List.<Notice>of() : List.of(notice);
    return new Report<>(Optional.of(status), news, Optional.of(interval()));
  }

  private Duration interval() {
    try {
      var own = store.getSpec().interval();
      return own.equals(GoDuration.ZERO) ? settings.requeueInterval() : own.toDuration();
    } catch (IllegalArgumentException e) {
      // The rules report it; until it is mended the operator's own interval serves.
      return settings.requeueInterval();
    }
  }
}
