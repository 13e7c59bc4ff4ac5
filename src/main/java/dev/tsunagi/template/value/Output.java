package dev.tsunagi.template.value;

/// A text under construction that may not outgrow its budget.
public final class Output {

  private final StringBuilder text = new StringBuilder();
  private final Budget budget;

  public Output(Budget budget) {
    this.budget = budget;
  }

  public Budget budget() {
    return budget;
  }

  public Output append(CharSequence more) {
    budget.fits((long) text.length() + more.length());
    budget.charge(more.length());
    text.append(more);
    return this;
  }

  public Output append(char more) {
    return append(String.valueOf(more));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
