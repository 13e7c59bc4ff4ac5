package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// What readers were told last, for those that are to be told it once more. It remembers the
/// short requests with short answers that were asked most recently.
final class LastAnswers {

  private static final int KEPT = 200;
  private static final int LONGEST_TARGET = 2000;
  private static final int LONGEST_LIST = 100;

  private final Map<String, Answer> answers =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void remember(Request request, Answer answer) {
    if (request.body().length == 0
        && request.target().length() <= LONGEST_TARGET
        && !(answer.body().orElse("") instanceof List<?> list && list.size() > LONGEST_LIST)) {
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
