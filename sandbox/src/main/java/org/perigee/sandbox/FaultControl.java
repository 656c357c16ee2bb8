package org.perigee.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.perigee.sandbox.http.Faults;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;

/// `POST /control/faults` with any of `{"reset": true, "fail": ["/stac/v1"], "hang": ["/odata/v1"], "cut": {"/open": 2},
/// "expireTokens": true}`; answers 204.
record FaultControl(Faults faults) implements Handler {

    static final String ROOT = "/control/faults";

    @Override
    public void handle(HttpCall call) throws IOException {
        JsonNode plan = call.jsonBody();
        if (plan.path("reset").asBoolean()) {
            faults.reset();
        }
        plan.path("fail").forEach(prefix -> faults.fail(prefix.asText()));
        plan.path("hang").forEach(prefix -> faults.hang(prefix.asText()));
        plan.path("cut").properties().forEach(cut -> faults.cut(cut.getKey(), cut.getValue().asInt()));
        if (plan.path("expireTokens").asBoolean()) {
            faults.expireTokens();
        }
        call.empty(204);
    }
}
