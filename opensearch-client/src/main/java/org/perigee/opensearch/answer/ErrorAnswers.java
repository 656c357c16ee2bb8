package org.perigee.opensearch.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import org.perigee.access.AccessException;
import org.perigee.access.FailureKind;
import org.perigee.access.ServerMessage;
import org.perigee.opensearch.xml.Elements;
import org.w3c.dom.Element;

/// Tells what kind of failure an error is that came with status 200: resto's `ErrorMessage` and `ErrorCode`, FastAPI's
/// `detail`, DHuS's `error` in a feed, OWS exception reports, CMR's `errors`.
final class ErrorAnswers {

    private ErrorAnswers() {
    }

    static AccessException of(JsonNode root, String text, URI url) {
        // Inside a feed the error is nothing that a sentence is usually looked for in.
        String said = ServerMessage.in(root.path("feed").has("error") ? root.path("feed").path("error").toString() : text);
        Optional<JsonNode> code = Optional.ofNullable(root.findValue("ErrorCode")).or(() -> Optional.ofNullable(root.findValue("code")));
        boolean error = code.isPresent() || root.has("ErrorMessage") || root.has("detail") || root.has("error") || root.has("errors")
                || root.path("feed").has("error");
        if (!error) {
            return AnswerReader.protocol(url, "The answer is JSON but no list of features", null);
        }
        int status = code.map(JsonNode::asInt).orElse(0);
        FailureKind kind = status >= 400 && status < 600 ? FailureKind.ofStatus(status) : FailureKind.PROTOCOL;
        return AccessException.of(kind, url.toString(), "The server answered with an error: " + said, null);
    }

    static AccessException of(Element root, String text, URI url) {
        String name = root.getLocalName();
        boolean error = name.endsWith("ExceptionReport") || name.toLowerCase(java.util.Locale.ROOT).contains("error");
        if (!error) {
            return AnswerReader.protocol(url, "The answer is no feed but <" + name + ">", null);
        }
        String code = Elements.descendants(root, element -> "Exception".equals(element.getLocalName())).stream().findFirst()
                .map(exception -> exception.getAttribute("exceptionCode")).orElse("");
        FailureKind kind = switch (code) {
            case "NoApplicableCode", "ServerBusy" -> FailureKind.SERVER;
            case "NotFound" -> FailureKind.NOT_FOUND;
            default -> FailureKind.BAD_REQUEST;
        };
        return AccessException.of(kind, url.toString(), "The server answered with an error: " + ServerMessage.in(text), null);
    }
}
