package org.perigee.catalog.connector;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.perigee.catalog.connector.ContractProtocol.Paging;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;

/// A made-up archive: obeys the area and the time it is asked for and pages through what remains, in the order given.
///
/// Thread-safe.
final class ContractServer extends Dispatcher {

    /// Answers a search in place of the archive.
    @FunctionalInterface
    interface Answers {
        MockResponse to(RecordedRequest request);
    }

    private final ContractProtocol protocol;
    private final List<ContractItem> items;
    private final int pageSize;
    private final int overlap;
    private final List<RecordedRequest> searches = new CopyOnWriteArrayList<>();
    private volatile Answers answers = this::honest;

    /// @param overlap how many Items of a page are sent again on the next
    ContractServer(ContractProtocol protocol, List<ContractItem> items, int pageSize, int overlap) {
        this.protocol = protocol;
        this.items = List.copyOf(items);
        this.pageSize = pageSize;
        this.overlap = overlap;
    }

    ContractServer answering(Answers other) {
        answers = other;
        return this;
    }

    List<RecordedRequest> searches() {
        return searches;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        Optional<MockResponse> preliminary = protocol.preliminaries(request);
        if (preliminary.isPresent()) {
            return preliminary.get();
        }
        searches.add(request);
        return answers.to(request);
    }

    /// What the archive says when nothing is wrong.
    MockResponse honest(RecordedRequest request) {
        return page(request, protocol.page(request));
    }

    /// A page of the archive, whichever was asked for.
    MockResponse page(RecordedRequest request, int page) {
        List<ContractItem> found = found(request);
        int step = pageSize - overlap;
        int from = Math.min((page - 1) * step, found.size());
        int to = Math.min(from + pageSize, found.size());
        return protocol.answer(request, found.subList(from, to), new Paging(page, pageSize, to < found.size(), OptionalLong.of(found.size())));
    }

    /// The first page's Items for ever, under a new number each time.
    MockResponse sameItemsAgain(RecordedRequest request) {
        List<ContractItem> first = found(request).subList(0, pageSize);
        return protocol.answer(request, first, new Paging(protocol.page(request), pageSize, true, OptionalLong.empty()));
    }

    /// The first page for ever, so that its next link never changes.
    MockResponse samePageAgain(RecordedRequest request) {
        List<ContractItem> first = found(request).subList(0, pageSize);
        return protocol.answer(request, first, new Paging(1, pageSize, true, OptionalLong.empty()));
    }

    private List<ContractItem> found(RecordedRequest request) {
        Optional<Footprint> area = protocol.area(request);
        TimeRange time = protocol.time(request);
        return items.stream()
                .filter(item -> time.intersects(item.start(), item.end()))
                .filter(item -> area.isEmpty() || item.ring() == null || item.footprint().intersects(area.get()))
                .toList();
    }
}
