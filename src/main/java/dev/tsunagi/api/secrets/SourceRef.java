package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.StoreRef;
import org.jspecify.annotations.Nullable;

/// A source for one entry alone. Exactly one of the two is meant to be given.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SourceRef(@Nullable StoreRef storeRef, @Nullable GeneratorRef generatorRef) {}
