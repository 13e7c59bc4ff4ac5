package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Node.Block;
import dev.tsunagi.template.parse.Node.Branch;
import dev.tsunagi.template.parse.Token.Kind;

/// Reads `if`, `with` and `range` with their blocks and what stands for else.
final class Branches {

  private final Tokens tokens;
  private final Scope scope;
  private final PipeParser pipes;
  private final Supplier<BlockParser.Part> parts;

  /// @param parts reads a block up to the word that closes it
  Branches(Tokens tokens, Scope scope, PipeParser pipes, Supplier<BlockParser.Part> parts) {
    this.tokens = tokens;
    this.scope = scope;
    this.pipes = pipes;
    this.parts = parts;
  }

  /// Reads a branch, whose keyword has been read.
  Branch read(Branch.Kind kind) {
    return scope.scoped(() -> body(kind));
  }

  private Branch body(Branch.Kind kind) {
    var context = kind.name().toLowerCase(Locale.ROOT);
    var pipe = pipes.pipeline(context, Kind.RIGHT_DELIMITER);
    var part = kind == Branch.Kind.RANGE ? scope.inRange(parts) : parts.get();
    var orElse =
        part.end().equals(BlockParser.ELSE)
            ? alternative(kind, context)
            : new Block(pipe.at(), List.of());
    return new Branch(kind, pipe.at(), pipe, part.block(), orElse);
  }

  private Block alternative(Branch.Kind kind, String context) {
    int at = tokens.peek().at();
    if (kind != Branch.Kind.RANGE && tokens.peek().is(context)) {
      tokens.next();
      return new Block(at, List.of(scope.deeper(() -> read(kind))));
    }
    var rest = parts.get();
    if (!rest.end().equals(BlockParser.END)) {
      throw tokens.error("expected end; found " + rest.end());
    }
    return rest.block();
  }
}
