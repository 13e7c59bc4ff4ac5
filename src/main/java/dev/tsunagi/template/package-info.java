/// Go's `text/template` for Java, with the functions of the template engine v2 of External Secrets.
///
/// A library of its own: it knows nothing of Kubernetes, secrets or clouds.
@NullMarked
package dev.tsunagi.template;

import org.jspecify.annotations.NullMarked;
