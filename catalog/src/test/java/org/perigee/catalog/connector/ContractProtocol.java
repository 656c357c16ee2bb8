package org.perigee.catalog.connector;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;

/// How a protocol's server reads requests and writes answers: what the contract needs to play any of them.
///
/// Called from the server's threads, several at once; implementations keep no state.
public interface ContractProtocol {

    /// The answer to a request that is no search: landing page, queryables, metadata, description document. Addresses in it are
    /// made from the request's own. Declares as little as a server of this protocol does; no property `perigee:*` must seem known.
    /// Empty for a search.
    Optional<MockResponse> preliminaries(RecordedRequest request);

    /// Which page a search asks for, from 1. Where the protocol counts documents, an offset inside a page means the next one.
    int page(RecordedRequest request);

    /// The area a search asks for, read as a server of this protocol reads it; empty for anywhere.
    Optional<Footprint> area(RecordedRequest request);

    /// The time a search asks for, so that Items that share an instant with it are meant; all of time where it asks for none.
    TimeRange time(RecordedRequest request);

    /// A successful search answer.
    MockResponse answer(RecordedRequest request, List<ContractItem> items, Paging paging);

    /// An error as servers of this protocol send it. The contract adds headers such as `Retry-After`.
    MockResponse.Builder error(int status, String message);

    /// Where a page stands.
    ///
    /// @param page  its number, from 1; the next link, where the protocol has one, leads to `page + 1`
    /// @param size  Items in a full page
    /// @param more  whether there is a next page
    /// @param total Items in all; empty where the server does not say
    record Paging(int page, int size, boolean more, OptionalLong total) {
    }
}
