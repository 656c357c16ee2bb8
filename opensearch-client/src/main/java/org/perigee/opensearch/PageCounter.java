package org.perigee.opensearch;

import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.perigee.opensearch.OpenSearchDialect.Paging.Mode;
import org.perigee.opensearch.answer.SearchPage;
import org.perigee.opensearch.description.ParameterName;
import org.perigee.opensearch.description.SearchUrl;

/// Counts through the pages of one search: by page, by index or by the server's links.
final class PageCounter {

    private static final int USUAL_SIZE = 50;

    /// @param fromServer whether the address is a link of the server, to be followed as it is
    record Request(String address, boolean fromServer) {
    }

    private final SearchUrl url;
    private final Map<ParameterName, String> values;
    private final Mode mode;
    private final int ceiling;
    private int size;
    private int page;
    private final long firstIndex;
    private long received;
    private Optional<URI> next = Optional.empty();

    PageCounter(SearchUrl url, OpenSearchDialect.Paging paging, SearchParameters parameters) {
        this.url = url;
        this.values = new LinkedHashMap<>(parameters.values());
        this.mode = mode(url, paging.by());
        this.ceiling = parameters.ceiling();
        this.size = size(url, paging, parameters);
        this.page = paging.firstPage() == null ? url.pageOffset() : paging.firstPage();
        this.firstIndex = paging.firstIndex() == null ? url.indexOffset() : paging.firstIndex();
    }

    private static Mode mode(SearchUrl url, Mode wanted) {
        boolean byPage = url.template().has(ParameterName.START_PAGE);
        boolean byIndex = url.template().has(ParameterName.START_INDEX);
        if (byPage && (wanted == Mode.PAGE || wanted == Mode.AUTO)) {
            return Mode.PAGE;
        }
        return byIndex && (wanted == Mode.INDEX || wanted == Mode.AUTO) ? Mode.INDEX : Mode.LINK;
    }

    private static int size(SearchUrl url, OpenSearchDialect.Paging paging, SearchParameters parameters) {
        if (!url.template().has(ParameterName.COUNT)) {
            return 0;
        }
        int size = parameters.pageSize();
        if (size == 0 && url.template().required().contains(ParameterName.COUNT)) {
            size = USUAL_SIZE;
        }
        int declared = url.parameter(ParameterName.COUNT).flatMap(count -> count.bounds().greatest()).map(BigDecimal::intValue).orElse(0);
        return least(size, least(paging.largestPage(), least(declared, parameters.ceiling())));
    }

    /// The lesser of two sizes of which 0 means any.
    private static int least(int one, int other) {
        return one <= 0 ? Math.max(other, 0) : other <= 0 ? one : Math.min(one, other);
    }

    /// The next page to ask for; empty where paging cannot reach it.
    ///
    /// @throws IllegalArgumentException where a parameter that the catalogue demands has no value
    Optional<Request> request() {
        if (isBeyondCeiling()) {
            return Optional.empty();
        }
        if (mode == Mode.LINK && received > 0) {
            return next.map(link -> new Request(link.toString(), true));
        }
        Map<ParameterName, String> all = new LinkedHashMap<>(values);
        if (size > 0) {
            all.put(ParameterName.COUNT, Integer.toString(asked()));
        }
        if (mode == Mode.PAGE || url.template().required().contains(ParameterName.START_PAGE)) {
            all.put(ParameterName.START_PAGE, Integer.toString(page));
        }
        if (mode == Mode.INDEX || url.template().required().contains(ParameterName.START_INDEX)) {
            all.put(ParameterName.START_INDEX, Long.toString(firstIndex + (mode == Mode.INDEX ? received : 0)));
        }
        return Optional.of(new Request(url.template().expand(all), false));
    }

    /// Whether the next page lies where paging does not reach.
    boolean isBeyondCeiling() {
        // A page that begins below the ceiling and ends above it is refused; an index can be asked for with fewer results.
        long reach = mode == Mode.PAGE ? received + size : received + 1;
        return ceiling > 0 && received > 0 && reach > ceiling;
    }

    /// Results asked for in a page; 0 where the server chooses.
    int asked() {
        boolean last = mode == Mode.INDEX && ceiling > 0 && received + size > ceiling;
        return last ? (int) (ceiling - received) : size;
    }

    /// Counts a page that came.
    void count(SearchPage came) {
        // A first page shorter than asked may have been cut: with the size that came, no result lies between two pages.
        if (received == 0 && mode == Mode.PAGE && size > 0 && came.sent() > 0 && came.sent() < size) {
            size = came.sent();
        }
        received += came.sent();
        page += mode == Mode.PAGE ? 1 : 0;
        next = came.next();
    }

    long received() {
        return received;
    }

    int ceiling() {
        return ceiling;
    }
}
