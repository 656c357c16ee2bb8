package org.perigee.app.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perigee.app.providers.ProviderChoiceModel.Group;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;

class ProviderChoiceModelTest {

    private final ProviderRegistry registry = ProviderRegistry.builtIn();
    private final List<List<String>> heard = new ArrayList<>();
    private final ProviderChoiceModel model = new ProviderChoiceModel(registry, heard::add);

    @Test
    void everyProviderIsInExactlyOneGroup() {
        List<Provider> all = new ArrayList<>();
        for (Group group : Group.values()) {
            all.addAll(model.in(group));
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(registry.providers());
        assertThat(model.in(Group.ENABLED)).isEqualTo(registry.enabled());
    }

    @Test
    void retiredOnesNameWhoTookTheirPlace() {
        assertThat(model.in(Group.RETIRED)).isNotEmpty().allSatisfy(provider -> assertThat(model.successor(provider)).isPresent());
        assertThat(model.in(Group.ENABLED)).allSatisfy(provider -> assertThat(model.successor(provider)).isEmpty());
    }

    @Test
    void choosingTellsAllThatAreChosenInTheRegistrysOrder() {
        List<String> enabled = registry.enabled().stream().map(Provider::id).toList();
        model.show(enabled.subList(1, 3));
        assertThat(heard).isEmpty();
        model.choose(enabled.getFirst(), true);
        assertThat(heard).containsExactly(enabled.subList(0, 3));
        model.choose(enabled.get(1), false);
        assertThat(heard.getLast()).containsExactly(enabled.get(0), enabled.get(2));
        model.chooseUsual();
        assertThat(heard.getLast()).isEqualTo(enabled);
    }

    @Test
    void theLastOneStays() {
        model.show(List.of("geodes"));
        assertThat(model.isLast("geodes")).isTrue();
        model.choose("geodes", false);
        assertThat(model.isChosen("geodes")).isTrue();
        assertThat(heard).isEmpty();
    }
}
