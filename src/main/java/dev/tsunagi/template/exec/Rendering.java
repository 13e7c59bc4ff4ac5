package dev.tsunagi.template.exec;

import module java.base;

import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.parse.Node;
import dev.tsunagi.template.parse.Tree;
import dev.tsunagi.template.value.Budget;
import dev.tsunagi.template.value.LimitException;
import dev.tsunagi.template.value.Output;
import dev.tsunagi.template.value.Quote;
import dev.tsunagi.template.value.TemplateException;

/// What all parts of one rendering share: the template, what it may use, where it is.
public final class Rendering {

  final Tree tree;
  final Functions functions;
  final boolean missingKeyError;
  final Budget budget;
  final Output out;
  private String name;
  private Node node;

  private Rendering(Tree tree, Functions functions, boolean missingKeyError, Budget budget) {
    this.tree = tree;
    this.functions = functions;
    this.missingKeyError = missingKeyError;
    this.budget = budget;
    this.out = new Output(budget);
    this.name = tree.name();
    this.node = body(tree.name()).orElseThrow();
  }

  /// Renders a template over one value.
  ///
  /// @param budget what this rendering, and others with it, may use up
  /// @param data a value as {@link dev.tsunagi.template.value.Values} makes it
  /// @throws TemplateException when the template fails or uses up a limit
  public static String render(
      Tree tree, Functions functions, boolean missingKeyError, Budget budget, Object data) {
    var rendering = new Rendering(tree, functions, missingKeyError, budget);
    try {
      var root = Value.of(data);
      new Walk(rendering, new Variables(root)).all(root, rendering.body(tree.name()).orElseThrow());
      return rendering.out.toString();
    } catch (LimitException e) {
      throw rendering.error(e.limit());
    } catch (StackOverflowError _) {
      throw rendering.error("exceeded maximum template depth");
    }
  }

  Optional<Node.Block> body(String of) {
    return Optional.ofNullable(tree.bodies().get(of));
  }

  /// Names the node that errors from now on are about.
  void at(Node now) {
    node = now;
  }

  String enter(String template) {
    var outer = name;
    name = template;
    return outer;
  }

  TemplateException error(String message) {
    return new TemplateException(
        "template: %s: executing %s at <%s>: %s"
            .formatted(tree.location(node), Quote.quoted(name), node, message));
  }
}
