package dev.tsunagi.lint;

/// A place in a file, both counted from 1.
record Position(int line, int column) {}
