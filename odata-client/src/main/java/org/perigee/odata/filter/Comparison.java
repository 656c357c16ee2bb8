package org.perigee.odata.filter;

/// The comparison operators of OData (URL conventions 4.01, section 5.1.1.1).
public enum Comparison {
    EQUAL("eq"),
    NOT_EQUAL("ne"),
    LESS("lt"),
    LESS_OR_EQUAL("le"),
    GREATER("gt"),
    GREATER_OR_EQUAL("ge");

    private final String keyword;

    Comparison(String keyword) {
        this.keyword = keyword;
    }

    public String keyword() {
        return keyword;
    }
}
