package org.perigee.app.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;
import org.perigee.download.list.WebAddress;

/// Turns what was named on the command line into files to fetch.
final class SourceReader {

    private final PerigeeCore core;
    private final PrintWriter err;
    private final FileChoice choice;
    private final Layout layout;
    private final RemoteSize sizes;
    private final String batch = UUID.randomUUID().toString();
    private final ListSources lists;
    private final boolean lookForFiles;

    /// @param err     is told what had to be left out
    /// @param options which files of products are wanted, and what they are called
    /// @param base    what relative addresses start from, and where the files of checksum files lie; null where nothing was said
    SourceReader(PerigeeCore core, PrintWriter err, ProductOptions options, URI base) {
        this(core, err, options, base, true);
    }

    private SourceReader(PerigeeCore core, PrintWriter err, ProductOptions options, URI base, boolean lookForFiles) {
        this.core = core;
        this.err = err;
        this.choice = options.choice();
        this.layout = options.layout();
        this.lookForFiles = lookForFiles;
        this.lists = new ListSources(core, err, base, batch);
        this.sizes = new RemoteSize(core.access());
    }

    /// For lists that are handed on: whether files are there already is not looked at.
    static SourceReader forLists(PerigeeCore core, PrintWriter err, URI base) {
        return new SourceReader(core, err, new ProductOptions(), base, false);
    }

    /// How many files had to be left out.
    long refused() {
        return lists.refused();
    }

    /// @throws BadArgument where a document is none of the forms that are read
    List<TransferRequest> requests(List<SourceText> texts, Path folder) throws IOException {
        List<TransferRequest> requests = new ArrayList<>();
        int named = 0;
        for (SourceText text : texts) {
            List<TransferRequest> more = switch (text.kind()) {
                case URL -> ListSources.isMetalink(text.text()) ? lists.metalinkAt(text.text(), folder) : address(text.text(), folder);
                case ADDRESSES -> lines(text, folder);
                case DOCUMENT -> document(text, folder);
            };
            requests.addAll(more);
            named += isOfProducts(text) ? 0 : more.size();
        }
        if (layout != Layout.PLAIN && named > 0) {
            err.println("--layout is for products of a search or a basket: " + (named == 1 ? "1 file that was" : named + " files that were")
                    + " named by an address or a list " + (named == 1 ? "keeps its own name." : "keep their own names."));
        }
        return requests;
    }

    private static boolean isOfProducts(SourceText text) {
        return text.kind() == SourceText.Kind.DOCUMENT && (text.firstCharacter() == '{' || text.firstCharacter() == '[');
    }

    private List<TransferRequest> document(SourceText text, Path folder) throws IOException {
        return switch (text.firstCharacter()) {
            case '{', '[' -> items(text, folder);
            case '<' -> lists.metalink(text.name(), text.content(), null, folder);
            default -> lines(text, folder);
        };
    }

    private List<TransferRequest> lines(SourceText text, Path folder) throws IOException {
        List<String> lines = text.text().lines().toList();
        if (lines.stream().noneMatch(SourceReader::isInStore)) {
            return lists.list(text, folder, lookForFiles ? sizes : null);
        }
        List<TransferRequest> requests = new ArrayList<>();
        for (String line : lines.stream().filter(SourceReader::isInStore).toList()) {
            requests.addAll(address(line.strip(), folder));
        }
        // Blank lines in their place keep the numbers of the others.
        String rest = lines.stream().map(line -> isInStore(line) ? "" : line).collect(Collectors.joining("\n"));
        if (rest.lines().anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"))) {
            requests.addAll(lists.list(new SourceText(text.name(), rest.getBytes(StandardCharsets.UTF_8), text.kind()), folder, lookForFiles ? sizes : null));
        }
        return requests;
    }

    private static boolean isInStore(String line) {
        return line.strip().regionMatches(true, 0, "s3:", 0, 3);
    }

    private List<TransferRequest> address(String text, Path folder) throws IOException {
        return isInStore(text) ? new StoreReader(core, choice, batch).requests(text, folder) : List.of(url(text, folder));
    }

    private TransferRequest url(String text, Path folder) {
        URI uri = uri(text);
        Source source = new Source(uri, 1, core.registry().realmOf(uri), uri.getHost());
        String name = WebAddress.fileName(uri);
        OptionalLong size = lookForFiles ? sizes.where(folder.resolve(name), source) : OptionalLong.empty();
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

    private List<TransferRequest> items(SourceText text, Path folder) throws IOException {
        try {
            ReadBasket basket = new BasketFile(core.clock()).read(new ByteArrayInputStream(text.content()), text.name());
            basket.problems().forEach(problem -> err.println(text.name() + ": " + problem));
            ItemMerger merger = new ItemMerger(core.registry().order());
            merger.add(basket.entries().stream().map(BasketEntry::item).toList());
            List<TransferRequest> requests = choice.isWhole() ? whole(merger.acquisitions(), folder) : single(merger.acquisitions(), folder);
            return requests.stream().map(lists::withOwnRealms).toList();
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
