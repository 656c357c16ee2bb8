package org.perigee.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.s3.S3Address;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.core.StoreListing;
import org.perigee.app.core.Stores;
import org.perigee.app.core.product.FileChoice;
import org.perigee.download.TransferRequest;

/// Turns `s3` addresses into files to fetch.
///
/// @param choice which of the objects below a prefix are wanted
/// @param batch  what is asked for together, by id
record StoreReader(PerigeeCore core, FileChoice choice, String batch) {

    /// @throws BadArgument     where it is no such address, or reading it would cost money
    /// @throws AccessException where the store cannot be asked; kind AUTHENTICATION where keys are missing
    List<TransferRequest> requests(String text, Path folder) throws AccessException {
        S3Address address = S3Address.parse(text).filter(one -> one.isPrefix() || one.isReachable())
                .orElseThrow(() -> new BadArgument("No s3 address: " + text.replaceAll("\\p{Cntrl}", "?")));
        CallScope scope = new CallScope();
        Stores.Place place = core.stores().find(address, scope)
                .orElseThrow(() -> new BadArgument("No store is known that has the bucket " + address.bucket() + "; name one with --s3-endpoint."));
        if (place.requesterPays() && !core.stores().isPayAccepted()) {
            throw new BadArgument("Whoever reads " + address + " pays for it: say --requester-pays if that is what you want.");
        }
        if (!place.realm().isEmpty() && !core.accounts().isSignedIn(place.realm())) {
            throw AccessException.refused(place.endpoint().bucket(address.bucket()).toString(), place.store().title()
                    + " wants an access key and a secret: put them into the environment's AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or use"
                    + " \"perigee login " + place.realm() + " --user ACCESS_KEY\".");
        }
        List<TransferRequest> requests = new StoreListing(core.stores(), scope).requests(place, path -> !choice.looksInside() || choice.matchesPath(path),
                folder, batch);
        if (requests.isEmpty()) {
            throw new BadArgument("Nothing lies below " + address + (choice.looksInside() ? " that matches " + choice : "") + ".");
        }
        return requests;
    }
}
