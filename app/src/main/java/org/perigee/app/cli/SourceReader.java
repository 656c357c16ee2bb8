package org.perigee.app.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import org.perigee.app.core.DownloadPlan;
import org.perigee.app.core.FileSelection;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.core.product.FileChoice;
import org.perigee.app.core.product.Layout;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.federation.ItemMerger;
import org.perigee.catalog.json.ItemFormatException;
import org.perigee.catalog.library.BasketEntry;
import org.perigee.catalog.library.BasketFile;
import org.perigee.catalog.library.ReadBasket;
import org.perigee.catalog.provider.RealmEntry;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;
import org.perigee.download.metalink.Metalink;
import org.perigee.download.metalink.MetalinkException;
import org.perigee.download.metalink.MetalinkProblem;
import org.perigee.download.metalink.MetalinkReader;

/// Turns what was named on the command line into files to fetch.
final class SourceReader {

    private final PerigeeCore core;
    private final PrintWriter err;
    private final FileChoice choice;
    private final Layout layout;
    private final RemoteSize sizes;
    private final String batch = UUID.randomUUID().toString();

    /// @param err     is told what had to be left out
    /// @param options which files of products are wanted, and what they are called
    SourceReader(PerigeeCore core, PrintWriter err, ProductOptions options) {
        this.core = core;
        this.err = err;
        this.choice = options.choice();
        this.layout = options.layout();
        this.sizes = new RemoteSize(core.access());
    }

    /// @throws BadArgument where a document is none of the forms that are read
    List<TransferRequest> requests(List<SourceText> texts, Path folder) throws IOException {
        List<TransferRequest> requests = new ArrayList<>();
        for (SourceText text : texts) {
            requests.addAll(switch (text.kind()) {
                case URL -> address(text.text(), folder);
                case ADDRESSES -> lines(text, folder);
                case DOCUMENT -> document(text, folder);
            });
        }
        return requests;
    }

    private List<TransferRequest> document(SourceText text, Path folder) throws IOException {
        return switch (text.firstCharacter()) {
            case '{', '[' -> items(text, folder);
            case '<' -> metalink(text, folder);
            default -> lines(text, folder);
        };
    }

    private List<TransferRequest> lines(SourceText text, Path folder) throws IOException {
        List<TransferRequest> requests = new ArrayList<>();
        for (String line : text.text().lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList()) {
            requests.addAll(address(line, folder));
        }
        return requests;
    }

    private List<TransferRequest> address(String text, Path folder) throws IOException {
        return text.regionMatches(true, 0, "s3:", 0, 3) ? new StoreReader(core, choice, batch).requests(text, folder) : List.of(url(text, folder));
    }

    private TransferRequest url(String text, Path folder) {
        URI uri = uri(text);
        Source source = new Source(uri, 1, realmOf(uri), uri.getHost());
        String name = name(uri);
        OptionalLong size = sizes.where(folder.resolve(name), source);
        return new TransferRequest(folder, name, List.of(source), size, false, List.of(), null, batch, name, "");
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && uri.getScheme() != null && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        String shown = text.length() <= 100 ? text : text.substring(0, 99) + "…";
        throw new BadArgument("No http address: " + shown.replaceAll("\\p{Cntrl}", "?"));
    }

    /// The last part of the path, made plain; the server's own name for it is not asked, so that the same command finds its file again.
    private static String name(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String plain = last.replaceAll("[^A-Za-z0-9._=+-]", "_").replaceAll("^\\.+", "_");
        return plain.isEmpty() || plain.equals("_value") ? uri.getHost() + "-" + Integer.toHexString(uri.toString().hashCode()) : plain;
    }

    private String realmOf(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return core.registry().realms().stream()
                .filter(realm -> realm.hosts().stream().anyMatch(pattern -> pattern.startsWith("*.") ? host.endsWith(pattern.substring(1))
                        : pattern.equals(host) || pattern.equals(host + ":" + uri.getPort())))
                .map(RealmEntry::id).findFirst().orElse("");
    }

    private List<TransferRequest> metalink(SourceText text, Path folder) throws IOException {
        try {
            Metalink metalink = MetalinkReader.read(new ByteArrayInputStream(text.content()), null);
            for (MetalinkProblem problem : metalink.problems()) {
                err.println(text.name() + ": " + (problem.file().isEmpty() ? "" : problem.file() + ": ") + problem.message());
            }
            // Only hosts that the registry gives to a realm are named with it; every other mirror is a stranger.
            return metalink.requests(folder, uri -> uri.getHost() == null ? "" : realmOf(uri));
        } catch (MetalinkException e) {
            throw new BadArgument(text.name() + ": " + e.getMessage());
        }
    }

    private List<TransferRequest> items(SourceText text, Path folder) throws IOException {
        try {
            ReadBasket basket = new BasketFile(core.clock()).read(new ByteArrayInputStream(text.content()), text.name());
            basket.problems().forEach(problem -> err.println(text.name() + ": " + problem));
            ItemMerger merger = new ItemMerger(core.registry().order());
            merger.add(basket.entries().stream().map(BasketEntry::item).toList());
            return choice.isWhole() ? whole(merger.acquisitions(), folder) : single(merger.acquisitions(), folder);
        } catch (ItemFormatException e) {
            throw new BadArgument(text.name() + ": " + e.getMessage());
        }
    }

    private List<TransferRequest> whole(List<Acquisition> products, Path folder) {
        DownloadPlan.Plan plan = core.downloadPlan().withLayout(layout).plan(products, folder, batch);
        plan.unavailable().forEach(title -> err.println(title + ": has no file that can be fetched."));
        return plan.requests();
    }

    private List<TransferRequest> single(List<Acquisition> products, Path folder) throws IOException {
        if (choice.looksInside()) {
            err.println("Looking into " + (products.size() == 1 ? "1 product" : products.size() + " products") + "…");
            err.flush();
        }
        try {
            FileSelection.Result result = new FileSelection(core::files).choose(products, choice, new Cancellation());
            result.problems().forEach(err::println);
            DownloadPlan plan = core.downloadPlan().withLayout(layout);
            return result.chosen().stream().flatMap(one -> plan.planFiles(one.item(), one.files(), folder, batch).stream()).toList();
        } catch (CatalogException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
