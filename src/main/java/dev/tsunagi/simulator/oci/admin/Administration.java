package dev.tsunagi.simulator.oci.admin;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.auth.Tokens;
import dev.tsunagi.simulator.oci.auth.Users;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.store.SimulatedClock;
import dev.tsunagi.simulator.oci.vault.SecretManagement;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Journal;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Route;

/// The paths under `/simulator/`.
public final class Administration {

  private static final String PATH = "/simulator";

  private final Faults faults;
  private final Journal journal;
  private final SimulatedClock clock;
  private final Users users;
  private final Tokens tokens;
  private final SecretManagement secrets;

  public Administration(
      Faults faults,
      Journal journal,
      SimulatedClock clock,
      Users users,
      Tokens tokens,
      SecretManagement secrets) {
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    this.users = users;
    this.tokens = tokens;
    this.secrets = secrets;
  }

  public List<Route> routes() {
    return List.of(
        route("GET", "/healthz", _ -> Answer.text("ok")),
        route(
            "GET", "/faults", _ -> Answer.ok(faults.list().stream().map(FaultForm::show).toList())),
        route("POST", "/faults", this::addFault),
        route("DELETE", "/faults", _ -> done(faults::clear)),
        route("GET", "/clock", _ -> time()),
        route("POST", "/clock/advance", this::advance),
        route(
            "GET",
            "/journal",
            _ -> Answer.ok(journal.entries().stream().map(Administration::show).toList())),
        route("GET", "/journal/counts", _ -> Answer.ok(counts())),
        route("DELETE", "/journal", _ -> done(journal::clear)),
        route("POST", "/tokens/expire", _ -> done(tokens::expireAll)),
        route("POST", "/tokens/sessions/{user}", this::session),
        route("PUT", "/secrets/{vault}/{name}", this::putSecret));
  }

  private static Route route(String method, String path, Route.Handler handler) {
    return new Route("Simulator", method, PATH + path, Route.Access.LOOPBACK, handler);
  }

  private ObjectNode counts() {
    var counts = Json.object();
    journal.counts().forEach(counts::put);
    return counts;
  }

  private Answer addFault(Call call) {
    var fault = FaultForm.parse(call.body());
    faults.add(fault);
    return Answer.ok(FaultForm.show(fault));
  }

  private Answer advance(Call call) {
    clock.advance(FaultForm.duration(call.body(), "by"));
    return time();
  }

  /// What `oci session authenticate` would leave behind: a token and the key to it.
  private Answer session(Call call) {
    var keys = Rsa.generate();
    var user = users.find(call.path("user")).orElseThrow(OciError::notAuthorizedOrNotFound);
    return Answer.ok(
        Json.object()
            .put("token", tokens.issue(user, keys.getPublic(), "user"))
            .put("privateKey", Rsa.pem(keys.getPrivate())));
  }

  private Answer time() {
    return Answer.ok(
        Json.object()
            .put("now", Json.date(clock.instant()))
            .put("ahead", clock.ahead().toString()));
  }

  /// The body is the value itself, whatever its content type.
  private Answer putSecret(Call call) {
    var id = secrets.put(call.path("vault"), call.path("name"), call.request().body());
    return Answer.ok(Json.object().put("id", id));
  }

  private static ObjectNode show(Journal.Entry entry) {
    return Json.object()
        .put("operation", entry.operation())
        .put("method", entry.method())
        .put("path", entry.path())
        .put("query", entry.query())
        .put("principal", entry.principal())
        .put("status", entry.status())
        .put("opcRequestId", entry.requestId())
        .put("time", Json.date(entry.time()));
  }

  private static Answer done(Runnable action) {
    action.run();
    return Answer.noContent();
  }
}
