package dev.tsunagi.simulator.oci.wire;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Faults.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a request through routing, faults, authentication and its operation, and writes it into
/// the journal. Whatever an operation throws becomes an answer.
public final class Dispatcher {

  /// Says who sent a request, or throws 401. Unless `withBody`, the signature need not say which
  /// body it is for.
  @FunctionalInterface
  public interface Authenticator {
    Principal authenticate(Request request, boolean withBody);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /// In bytes; whoever reads a request need not read more than one byte past it.
  static final int LARGEST_BODY = 1 << 20;

  private final Router router;
  private final Authenticator authenticator;
  private final Faults faults;
  private final Journal journal;
  private final Clock clock;
  private final LastAnswers lastAnswers = new LastAnswers();

  public Dispatcher(
      Router router, Authenticator authenticator, Faults faults, Journal journal, Clock clock) {
    this.router = router;
    this.authenticator = authenticator;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
  }

  /// The answer, or nothing when the connection is to be dropped.
  Optional<Answer> dispatch(Request request) {
    var arrived = clock.instant();
    var requestId = requestId(request);
    var progress = new Progress();
    var answer =
        answer(request, progress).map(plain -> plain.withHeader("opc-request-id", requestId));
    journal.add(
        new Journal.Entry(
            progress.operation,
            request.method(),
            request.path(),
            request.rawQuery(),
            progress.principal,
            answer.map(Answer::status).orElse(0),
            requestId,
            arrived));
    return answer;
  }

  /// How far a request has come, for the journal.
  private static final class Progress {
    private String operation = "-";
    private String principal = "-";
  }

  private Optional<Answer> answer(Request request, Progress progress) {
    try {
      var match = router.find(request);
      progress.operation = match.route().operation();
      if (request.body().length > LARGEST_BODY) {
        throw OciError.tooLarge();
      }
      var effects =
          match.route().access() == Route.Access.LOOPBACK
              ? List.<Effect>of()
              : faults.strike(progress.operation);
      return perform(request, match, progress, effects);
    } catch (OciError e) {
      return Optional.of(Answer.error(e));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} failed", progress.operation, e);
      return Optional.of(Answer.error(500, "InternalServerError", "Internal error."));
    }
  }

  private Optional<Answer> perform(
      Request request, Router.Match match, Progress progress, List<Effect> effects) {
    delay(effects);
    if (has(effects, Effect.Dropped.class)) {
      return Optional.empty();
    }
    var error = injected(effects).or(() -> limited(effects));
    if (error.isPresent()) {
      return error;
    }
    var principal = principal(request, match.route());
    progress.principal = principal.id();
    var call = new Call(request, progress.operation, match.path(), principal);
    var answer = answer(call, match.route(), effects);
    return has(effects, Effect.AnswerLost.class) ? Optional.empty() : Optional.of(answer);
  }

  private Answer answer(Call call, Route route, List<Effect> effects) {
    if (has(effects, Effect.EmptyPage.class)) {
      return Paging.empty(call);
    }
    var last = lastAnswers.find(call.request());
    if (has(effects, Effect.Stale.class) && last.isPresent()) {
      return last.get();
    }
    var answer = route.handler().answer(call);
    lastAnswers.remember(call.request(), answer);
    return answer;
  }

  private Principal principal(Request request, Route route) {
    return switch (route.access()) {
      case SIGNED -> authenticator.authenticate(request, true);
      case SIGNED_BUT_BODY -> authenticator.authenticate(request, false);
      case OPEN -> Principal.nobody();
      case LOOPBACK -> {
        if (!request.remote().isLoopbackAddress()) {
          throw OciError.noSuchUri();
        }
        yield Principal.nobody();
      }
    };
  }

  private static boolean has(List<Effect> effects, Class<? extends Effect> kind) {
    return effects.stream().anyMatch(kind::isInstance);
  }

  private static Optional<Answer> injected(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Status.class::isInstance)
        .map(Effect.Status.class::cast)
        .findFirst()
        .map(
            fault -> {
              var answer = Answer.error(fault.status(), fault.code(), fault.message());
              return fault
                  .retryAfter()
                  .map(after -> answer.withHeader("retry-after", "" + after.toSeconds()))
                  .orElse(answer);
            });
  }

  private Optional<Answer> limited(List<Effect> effects) {
    var within =
        effects.stream()
            .filter(Effect.Limit.class::isInstance)
            .map(Effect.Limit.class::cast)
            .allMatch(limit -> limit.rate().admit(clock.instant()));
    return within
        ? Optional.empty()
        : Optional.of(Answer.error(429, Faults.codeOf(429), "User-rate limit exceeded."));
  }

  private static void delay(List<Effect> effects) {
    for (var effect : effects) {
      if (effect instanceof Effect.Latency(var delay)) {
        try {
          Thread.sleep(delay);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /// OCI repeats the client's id and adds two parts of its own.
  private static String requestId(Request request) {
    var own = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    var random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    var client = request.header("opc-request-id").filter(id -> id.matches("[\\x21-\\x7e]{1,200}"));
    return client.orElse(own) + "/" + own + "/" + random;
  }
}
