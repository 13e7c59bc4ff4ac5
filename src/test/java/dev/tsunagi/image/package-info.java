/// The container image, made without a container engine: `mvn -Pimage`.
@org.jspecify.annotations.NullMarked
package dev.tsunagi.image;
