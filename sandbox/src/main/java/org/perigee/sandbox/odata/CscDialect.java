package org.perigee.sandbox.odata;

/// In what the two kinds of server differ.
enum CscDialect {
    CDSE("/odata/v1", true, false, false, false, false, true),
    GSS("/gss/odata/v1", false, true, true, true, true, false);

    private final String root;
    private final boolean collections;
    private final boolean typedLists;
    private final boolean severalSortKeys;
    private final boolean zipNames;
    private final boolean quotedNodes;
    private final boolean redirectsDownloads;

    CscDialect(String root, boolean collections, boolean typedLists, boolean severalSortKeys, boolean zipNames, boolean quotedNodes,
               boolean redirectsDownloads) {
        this.root = root;
        this.collections = collections;
        this.typedLists = typedLists;
        this.severalSortKeys = severalSortKeys;
        this.zipNames = zipNames;
        this.quotedNodes = quotedNodes;
        this.redirectsDownloads = redirectsDownloads;
    }

    String root() {
        return root;
    }

    boolean collections() {
        return collections;
    }

    boolean typedLists() {
        return typedLists;
    }

    boolean severalSortKeys() {
        return severalSortKeys;
    }

    boolean zipNames() {
        return zipNames;
    }

    boolean quotedNodes() {
        return quotedNodes;
    }

    boolean redirectsDownloads() {
        return redirectsDownloads;
    }
}
