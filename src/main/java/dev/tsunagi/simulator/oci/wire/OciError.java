package dev.tsunagi.simulator.oci.wire;

/// An answer other than success, thrown from wherever it becomes clear.
public final class OciError extends RuntimeException {

  private final int status;
  private final String code;

  public OciError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /// Missing and forbidden are one answer, so that nobody learns which it was.
  public static OciError notAuthorizedOrNotFound() {
    return new OciError(
        404, "NotAuthorizedOrNotFound", "Authorization failed or requested resource not found.");
  }

  public static OciError relatedNotFound(String what) {
    return new OciError(
        400,
        "RelatedResourceNotAuthorizedOrNotFound",
        "Authorization failed or requested resource not found: " + what);
  }

  public static OciError notAuthenticated() {
    return new OciError(
        401,
        "NotAuthenticated",
        "The required information to complete authentication was not provided or was incorrect.");
  }

  public static OciError noSuchUri() {
    return new OciError(404, "NotFound", "The requested URI does not exist.");
  }

  public static OciError invalid(String message) {
    return new OciError(400, "InvalidParameter", message);
  }

  public static OciError missing(String field) {
    return new OciError(400, "MissingParameter", field + " is required.");
  }

  public static OciError cannotParse() {
    return new OciError(
        400, "CannotParseRequest", "Incoming request was not parseable as a JSON object.");
  }

  public static OciError incorrectState(String message) {
    return new OciError(409, "IncorrectState", message);
  }

  public static OciError limitExceeded(String message) {
    return new OciError(400, "LimitExceeded", message);
  }

  public static OciError etagMismatch() {
    return new OciError(
        412, "NoEtagMatch", "The etag given in if-match is not that of the resource.");
  }

  public static OciError tooLarge() {
    return new OciError(413, "PayloadTooLarge", "The request is too large.");
  }
}
