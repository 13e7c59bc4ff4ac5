package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// What readers were told last, for those that are to be told it once more. It remembers the
/// thousand requests that were asked most recently.
final class LastAnswers {

  private static final int KEPT = 1000;

  private final Map<String, Answer> answers =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void remember(Request request, Answer answer) {
    if (request.body().length == 0) {
      answers.put(key(request), answer);
    }
  }

  synchronized Optional<Answer> find(Request request) {
    return Optional.ofNullable(answers.get(key(request)));
  }

  private static String key(Request request) {
    return request.method() + " " + request.target();
  }
}
