package org.perigee.app.window;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.perigee.app.async.Tasks;
import org.perigee.app.async.UiThread;
import org.perigee.app.basket.BasketModel;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.details.DetailsPane;
import org.perigee.app.providers.CompletenessBanner;
import org.perigee.app.providers.OutcomeText;
import org.perigee.app.providers.ProviderLights;
import org.perigee.app.providers.ProviderStatus;
import org.perigee.app.results.EmptyState;
import org.perigee.app.results.ResultRow;
import org.perigee.app.results.ResultTable;
import org.perigee.app.results.ResultsModel;
import org.perigee.app.results.ResultsView;
import org.perigee.app.results.RowSet;
import org.perigee.app.search.AreaField;
import org.perigee.app.search.SearchForm;
import org.perigee.app.search.SearchFormModel;
import org.perigee.app.search.SearchModel;
import org.perigee.app.search.Suggestions;
import org.perigee.app.text.Messages;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.SearchQuery;

/// All that belongs to searching: form, results, banner, lights, details, and the wires between them.
final class SearchDesk {

    private final PerigeeCore core;
    private final Neighbours neighbours;
    private final OutcomeText outcomes;
    private final SearchFormModel form;
    private final ResultsModel results;
    private final SearchModel search;
    private final BasketModel basket;
    private final Suggestions suggestions;
    private final AreaField areaField;
    private final SearchForm formView;
    private final ResultsView resultsView;
    private final CompletenessBanner banner;
    private final ProviderLights lights;
    private final DetailsPane details;
    private List<Provider> chosen;

    /// What the desk needs from elsewhere.
    ///
    /// @param quicklooks fetches pictures
    /// @param download   fetches products at once
    record Neighbours(Quicklooks quicklooks, BasketModel basket, Tasks tasks, java.util.function.Consumer<List<Acquisition>> download) {
    }

    SearchDesk(PerigeeCore core, Messages messages, SearchFormModel form, Neighbours neighbours, Executor background) {
        this.core = core;
        this.neighbours = neighbours;
        this.outcomes = new OutcomeText(messages);
        this.form = form;
        this.basket = neighbours.basket();
        this.chosen = core.registry().enabled();
        suggestions = new Suggestions(form);
        results = new ResultsModel(background, UiThread.JAVAFX);
        search = new SearchModel((query, providers, offline, collector) -> core.search(query, providers, offline, collector), results);
        areaField = new AreaField(form, messages, AreaTexts::read);
        formView = new SearchForm(form, messages, choices(core), areaField);
        ResultTable table = new ResultTable(results, messages, core::providerTitle);
        banner = new CompletenessBanner(messages, search::repeat, search::stop);
        resultsView = new ResultsView(results, messages, table, banner.node(), new ResultsView.Actions(
                rows -> basket.toggle(acquisitions(rows)), row -> { }, rows -> neighbours.download().accept(acquisitions(rows)), searchActions()));
        lights = new ProviderLights(messages);
        details = new DetailsPane(messages, neighbours.tasks(), core::providerTitle, neighbours.quicklooks()::fetch);
        details.setOnBasket(rows -> basket.toggle(acquisitions(rows)));
        new DetailsBinding(results, details);
        wire();
    }

    private static List<SearchForm.Choice> choices(PerigeeCore core) {
        return core.registry().collections().stream()
                .filter(collection -> core.registry().enabled().stream().anyMatch(provider -> provider.collections().containsKey(collection.id())))
                .map(collection -> new SearchForm.Choice(collection.id(), collection.title(), collection.mission())).toList();
    }

    private ResultsView.SearchActions searchActions() {
        return new ResultsView.SearchActions(() -> with(suggestions::fillExample), () -> with(suggestions::widenDates),
                () -> with(suggestions::dropClouds), search::repeat);
    }

    private void with(Runnable change) {
        change.run();
        run();
    }

    private static List<Acquisition> acquisitions(List<ResultRow> rows) {
        return rows.stream().map(ResultRow::acquisition).toList();
    }

    private void wire() {
        search.statusesProperty().addListener((o, before, now) -> showStatus());
        results.viewProperty().addListener((o, before, now) -> {
            showStatus();
            if (now.rows() != before.rows()) {
                markBasket();
            }
        });
        basket.contentProperty().addListener((o, before, now) -> markBasket());
        lights.setOnClick(status -> {
            if (status.light() == ProviderStatus.Light.FAILED) {
                search.repeat();
            }
        });
        lights.show(chosen.stream().map(ProviderStatus::idle).toList());
        banner.show(List.of(), 0);
    }

    private void showStatus() {
        List<ProviderStatus> statuses = search.statusesProperty().get();
        if (statuses.isEmpty()) {
            return;
        }
        lights.show(statuses);
        boolean ended = OutcomeText.completeness(statuses) != OutcomeText.Completeness.ASKING;
        if (search.ranOffline() && ended) {
            showOffline(statuses);
        } else {
            banner.show(statuses, results.rows().size());
        }
        resultsView.setState(emptyState(statuses));
    }

    private EmptyState emptyState(List<ProviderStatus> statuses) {
        return switch (OutcomeText.completeness(statuses)) {
            case ASKING -> new EmptyState.Asking();
            case FAILED -> new EmptyState.Failed(sentences(statuses));
            case NOTHING_ASKED, COMPLETE, CAPPED, PARTIAL ->
                new EmptyState.Nothing(sentences(statuses), suggestions.canWidenDates(), suggestions.canDropClouds());
        };
    }

    private String sentences(List<ProviderStatus> statuses) {
        return statuses.stream().map(outcomes::of).collect(Collectors.joining("\n"));
    }

    private void showOffline(List<ProviderStatus> statuses) {
        SearchQuery query = search.queryProperty().get();
        List<Provider> asked = statuses.stream().map(ProviderStatus::provider).toList();
        neighbours.tasks().run(() -> core.lastAnswers(query, asked)).onSuccess(answers -> {
            if (search.ranOffline() && query.equals(search.queryProperty().get())) {
                banner.showOffline(outcomes.offline(answers, asked.size(), results.rows().size()));
            }
        }).start();
    }

    private void markBasket() {
        RowSet rows = results.view().rows();
        BitSet marked = new BitSet(rows.size());
        if (!basket.content().keys().isEmpty()) {
            for (int id = 0; id < rows.size(); id++) {
                if (basket.contains(rows.get(id).acquisition())) {
                    marked.set(id);
                }
            }
        }
        resultsView.table().basketProperty().set(marked);
    }

    /// Searches what stands in the form; does nothing where the form cannot be searched.
    void run() {
        if (form.problem().isEmpty()) {
            resultsView.setState(new EmptyState.Asking());
            search.start(form.toQuery(), chosen);
        }
    }

    /// Takes over what has arrived; called a few times a second.
    void poll() {
        search.poll();
    }

    /// Asks these providers from now on; those the registry enables where none is known.
    void choose(List<String> ids) {
        List<Provider> known = new ArrayList<>();
        ids.stream().map(core.registry()::provider).flatMap(Optional::stream).filter(Provider::isSearchable).forEach(known::add);
        chosen = known.isEmpty() ? core.registry().enabled() : known;
        lights.show(chosen.stream().map(ProviderStatus::idle).toList());
    }

    List<String> chosen() {
        return chosen.stream().map(Provider::id).toList();
    }

    SearchModel search() {
        return search;
    }

    ResultsModel results() {
        return results;
    }

    AreaField areaField() {
        return areaField;
    }

    Node formNode() {
        return formView.node();
    }

    ResultsView resultsView() {
        return resultsView;
    }

    Node lightsNode() {
        return lights.node();
    }

    DetailsPane details() {
        return details;
    }
}
