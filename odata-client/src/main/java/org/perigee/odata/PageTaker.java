package org.perigee.odata;

/// Takes the products of a search as they come; called from the searching thread, one page at a time.
@FunctionalInterface
public interface PageTaker {

    /// Takes a page of products that were not delivered before.
    ///
    /// @return whether more are wanted
    boolean accept(ProductPage page);
}
