package org.perigee.catalog.federation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.model.Item;

/// Writes down what it hears, and whether it was ever called twice at once.
class RecordingListener implements SearchListener {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<Item> items = new CopyOnWriteArrayList<>();
    private final Map<String, SearchPlan> plans = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean overlapped;

    private void hear(String event) {
        overlapped |= inside.incrementAndGet() > 1;
        events.add(event);
        Thread.yield();
        inside.decrementAndGet();
    }

    @Override
    public void planned(String provider, SearchPlan plan) {
        plans.put(provider, plan);
        hear("planned " + provider);
    }

    @Override
    public void items(String provider, List<Item> found, long matched) {
        items.addAll(found);
        hear("items " + provider);
    }

    @Override
    public void notArchived(String reason) {
        hear("not archived");
    }

    @Override
    public void ended(String provider, SourceOutcome outcome) {
        hear("ended " + provider);
    }

    @Override
    public void finished() {
        hear("finished");
    }

    List<String> events() {
        return events;
    }

    List<String> eventsOf(String provider) {
        return events.stream().filter(event -> event.endsWith(" " + provider)).toList();
    }

    List<Item> items() {
        return items;
    }

    SearchPlan plan(String provider) {
        return plans.get(provider);
    }

    boolean overlapped() {
        return overlapped;
    }
}
