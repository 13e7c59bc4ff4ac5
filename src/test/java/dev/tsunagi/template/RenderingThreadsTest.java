package dev.tsunagi.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import dev.tsunagi.template.value.Limits;
import dev.tsunagi.template.value.TemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RenderingThreadsTest {

  private static final Options HERE = Options.of(EngineV2.functions(Sources.system()));

  /// A template that would take hours, had it the steps.
  private static final Options ENDLESS =
      new Options(
          "{{",
          "}}",
          true,
          new Limits(1 << 20, Long.MAX_VALUE, 100),
          HERE.functions(),
          new RenderingThreads(2));

  @Test
  @SuppressWarnings("ThreadPriorityCheck") // a turn is what is tested
  void virtualThreadsGoOnWhileHostileTemplatesAreRendered() throws Exception {
    var processors = Runtime.getRuntime().availableProcessors();
    var template = Template.parse("hostile", "{{range 9000000000}}{{end}}", ENDLESS);
    var hostile = new ArrayList<Thread>();
    for (var i = 0; i < 2 * processors; i++) {
      hostile.add(Thread.startVirtualThread(() -> failing(template)));
    }
    await()
        .untilAsserted(
            () ->
                assertThat(hostile)
                    .extracting(Thread::getState)
                    .containsOnly(Thread.State.WAITING));
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var turns = others.submit(() -> IntStream.range(0, 100).peek(_ -> Thread.yield()).sum());
      assertThat(turns.get(10, TimeUnit.SECONDS)).isEqualTo(4950);
    }
    assertThat(hostile).allMatch(Thread::isAlive);
    for (var one : hostile) {
      one.interrupt();
      one.join();
    }
  }

  private static void failing(Template template) {
    try {
      template.render(null);
    } catch (TemplateException e) {
      assertThat(e).hasMessage("interrupted");
    }
  }

  @Test
  void givesAndThrowsWhatTheRenderingDoes() {
    var there = HERE.renderedBy(new RenderingThreads(1));
    assertThat(Template.parse("t", "{{ .a }}!", there).render(Map.of("a", 1))).isEqualTo("1!");
    assertThatThrownBy(() -> Template.parse("t", "{{ .b }}", there).render(Map.of("a", 1)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("no entry for key \"b\"");
    assertThatThrownBy(
            () ->
                Template.parse(
                        "t", "{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}", there)
                    .render(null))
        .hasMessageContaining("exceeded maximum template depth");
  }

  @Test
  @SuppressWarnings("ThreadPriorityCheck") // lets another one in, if there is any
  void noMoreThanAllowedRenderAtATime() throws Exception {
    var threads = new RenderingThreads(2);
    var at = new AtomicInteger();
    var most = new AtomicInteger();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 50; i++) {
        var _ =
            callers.submit(
                () ->
                    threads.render(
                        () -> {
                          most.accumulateAndGet(at.incrementAndGet(), Math::max);
                          Thread.yield();
                          at.decrementAndGet();
                          return "";
                        }));
      }
    }
    assertThat(most).hasValueBetween(1, 2);
  }
}
