package org.perigee.sandbox.download;

import java.io.IOException;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// Hands a product to an account: from tape first if need be, and never over more connections than the account has.
public final class ProductDelivery {

    private static final String RETRY_SECONDS = "2";

    private final TokenGate gate;
    private final Tape tape;
    private final ConnectionLimit limit;
    private final ProductFiles files;
    private final FileResponder responder;

    public ProductDelivery(TokenGate gate, Tape tape, ConnectionLimit limit, ProductFiles files, FileResponder responder) {
        this.gate = gate;
        this.tape = tape;
        this.limit = limit;
        this.files = files;
        this.responder = responder;
    }

    /// The zip, for whoever bears an access token.
    public void deliver(HttpCall call, Product product) throws IOException {
        deliver(call, product, gate.account(call));
    }

    /// The zip, for an account that has been checked otherwise.
    public void deliver(HttpCall call, Product product, String account) throws IOException {
        ProductFile file = files.of(product);
        serve(call, product, account, new FileResponder.Representation(file.content(), file.name(), "application/zip",
            file.checksums().etag(), product.published()));
    }

    /// One file out of the zip, for whoever bears an access token.
    public void deliver(HttpCall call, Product product, ProductFile.Member member) throws IOException {
        String etag = '"' + files.of(product).checksums().md5() + '-' + member.name().hashCode() + '"';
        serve(call, product, gate.account(call),
            new FileResponder.Representation(member.content(), member.name(), "application/octet-stream", etag, product.published()));
    }

    private void serve(HttpCall call, Product product, String account, FileResponder.Representation file) throws IOException {
        if (tape.request(product) != Tape.State.DISK) {
            throw HttpProblem.message(202, "The product is on its way from tape. Ask again later.")
                .header("Retry-After", Long.toString(tape.retryAfterSeconds(product)));
        }
        try (ConnectionLimit.Slot _ = limit.enter(account).orElseThrow(() -> HttpProblem.zipper(429, "DAT-ZIP-100",
            "Max session number 4 exceeded.").header("Retry-After", RETRY_SECONDS))) {
            responder.serve(call, file);
        }
    }
}
