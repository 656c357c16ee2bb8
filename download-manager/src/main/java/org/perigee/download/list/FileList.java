package org.perigee.download.list;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

/// A list of files that was read.
///
/// @param form     what it is
/// @param files    that can be fetched, in the order of the list
/// @param problems what was refused or is not used, in the order of the list
public record FileList(ListForm form, List<ListedFile> files, List<ListProblem> problems) {

    public FileList {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /// How many files were left out.
    public long refused() {
        return problems.stream().filter(ListProblem::refused).count();
    }

    /// Turns the files into transfers.
    ///
    /// @param folder  an absolute folder
    /// @param realmOf which realm's credentials may be sent to an address; an empty text for none. A list comes from anybody: name a realm only for
    ///                hosts that belong to it
    /// @param batch   what is asked for together, by id; may be empty
    public List<TransferRequest> requests(Path folder, Function<URI, String> realmOf, String batch) {
        return files.stream().map(file -> request(file, folder, realmOf, batch)).toList();
    }

    private static TransferRequest request(ListedFile file, Path folder, Function<URI, String> realmOf, String batch) {
        List<Source> sources = new ArrayList<>();
        for (URI address : file.addresses()) {
            sources.add(new Source(address, sources.size() + 1, realmOf.apply(address), address.getHost()));
        }
        return new TransferRequest(folder, file.name(), sources, file.size(), false, file.digests(), null, batch, file.name(), "");
    }
}
