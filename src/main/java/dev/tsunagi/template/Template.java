package dev.tsunagi.template;

import dev.tsunagi.template.exec.Rendering;
import dev.tsunagi.template.parse.Parser;
import dev.tsunagi.template.parse.Tree;
import dev.tsunagi.template.value.Budget;
import dev.tsunagi.template.value.TemplateException;
import dev.tsunagi.template.value.Values;
import org.jspecify.annotations.Nullable;

/// A template that has been read and can be rendered any number of times, by any thread.
public final class Template {

  private final Tree tree;
  private final Options options;

  private Template(Tree tree, Options options) {
    this.tree = tree;
    this.options = options;
  }

  /// Reads a template.
  ///
  /// @param name what errors call the template
  /// @throws TemplateException when the text is no template or calls an unknown function
  public static Template parse(String name, String text, Options options) {
    var functions = options.functions();
    var tree =
        Parser.parse(
            name,
            text,
            options.leftDelimiter(),
            options.rightDelimiter(),
            function -> functions.find(function).isPresent());
    return new Template(tree, options);
  }

  /// Renders over a tree of String, byte[], numbers, Boolean, List, Map and null.
  ///
  /// Bytes that are no UTF-8 survive as {@link dev.tsunagi.template.value.GoText} describes; its
  /// `encode` gives the bytes of the result.
  ///
  /// @throws TemplateException when the template fails; the message quotes nothing of the data
  public String render(@Nullable Object data) {
    return render(data, new Budget(options.limits()));
  }

  /// As {@link #render(Object)}, for one of several renderings that may use up so much together.
  public String render(@Nullable Object data, Budget budget) {
    var values = Values.from(data);
    return options
        .place()
        .render(
            () ->
                Rendering.render(
                    tree, options.functions(), options.missingKeyError(), budget, values));
  }
}
