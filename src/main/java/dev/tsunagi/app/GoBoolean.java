package dev.tsunagi.app;

import module java.base;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What Go's flags take for true and false, since manifests for ESO are written so.
final class GoBoolean implements ITypeConverter<Boolean> {

  private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

  @Override
  public Boolean convert(String text) {
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return TRUE.contains(text);
    }
    throw new TypeConversionException("\"%s\" is neither true nor false".formatted(text));
  }
}
