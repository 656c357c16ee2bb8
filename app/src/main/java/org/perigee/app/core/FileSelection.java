package org.perigee.app.core;

import java.util.ArrayList;
import java.util.List;
import org.perigee.app.core.product.FileChoice;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.ProductFile;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Item;

/// Finds the single files of products that are wanted. Blocking; immutable, thread-safe.
public final class FileSelection {

    private final Inside inside;

    /// Tells what a product has inside.
    @FunctionalInterface
    public interface Inside {

        /// @throws CatalogException where its catalogue cannot be asked
        List<ProductFile> files(Item item, Cancellation cancellation) throws CatalogException;
    }

    /// The files of one product.
    ///
    /// @param item  the offer they belong to
    /// @param files at least one
    public record Chosen(Item item, List<ProductFile> files) {

        public Chosen {
            files = List.copyOf(files);
        }
    }

    /// What was found, and for which products nothing was, and why.
    ///
    /// @param problems sentences
    public record Result(List<Chosen> chosen, List<String> problems) {

        public Result {
            chosen = List.copyOf(chosen);
            problems = List.copyOf(problems);
        }
    }

    public FileSelection(Inside inside) {
        this.inside = inside;
    }

    /// Asks the offers of each product in turn, until one has files of the kind.
    ///
    /// @throws CatalogException with kind CANCELLED where it was cancelled; other failures become problems
    public Result choose(List<Acquisition> products, FileChoice choice, Cancellation cancellation) throws CatalogException {
        List<Chosen> chosen = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Acquisition product : products) {
            choose(product, choice, cancellation, chosen, problems);
        }
        return new Result(chosen, problems);
    }

    private void choose(Acquisition product, FileChoice choice, Cancellation cancellation, List<Chosen> chosen, List<String> problems)
            throws CatalogException {
        String reason = "has no file that matches " + choice + ".";
        for (Item offer : product.offers()) {
            try {
                List<ProductFile> files = matching(offer, choice, cancellation);
                if (!files.isEmpty()) {
                    chosen.add(new Chosen(offer, files));
                    return;
                }
            } catch (CatalogException e) {
                if (e.kind() == FailureKind.CANCELLED) {
                    throw e;
                }
                reason = "could not be looked into: " + e.getMessage();
            }
        }
        problems.add(product.preferred().title() + ": " + reason);
    }

    private List<ProductFile> matching(Item offer, FileChoice choice, Cancellation cancellation) throws CatalogException {
        List<ProductFile> files = new ArrayList<>();
        if (choice.looksInside()) {
            inside.files(offer, cancellation).stream().filter(file -> choice.matchesPath(file.path())).forEach(files::add);
        }
        ProductFile.ofAssets(offer).stream().filter(choice::matchesAsset)
                .filter(file -> files.stream().noneMatch(known -> known.asset().href().equals(file.asset().href()))).forEach(files::add);
        return files;
    }
}
