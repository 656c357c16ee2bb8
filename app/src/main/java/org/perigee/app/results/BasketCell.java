package org.perigee.app.results;

import java.util.BitSet;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.icon.Icon;

/// A basket: seen where the row is in it, hinted at where the pointer is; a click puts the row in or takes it out.
final class BasketCell extends TableCell<ResultRow, ResultRow> {

    private static final PseudoClass CONTAINED = PseudoClass.getPseudoClass("contained");

    private final FontIcon mark = Icon.BASKET_FULL.node();
    private final ObservableValue<BitSet> basket;
    private final String accessibleText;
    /// Kept, because the basket holds it weakly.
    private final ChangeListener<BitSet> onChange = (o, before, now) -> update();

    BasketCell(ObservableValue<BitSet> basket, String accessibleText, Consumer<ResultRow> onMark) {
        this.basket = basket;
        this.accessibleText = accessibleText;
        mark.getStyleClass().add("basket-mark");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.CENTER);
        basket.addListener(new WeakChangeListener<>(onChange));
        // Consumed, so that a click on the mark does not undo the selection of many.
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                onMark.accept(getItem());
                event.consume();
            }
        });
        addEventFilter(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    }

    @Override
    protected void updateItem(ResultRow row, boolean empty) {
        super.updateItem(row, empty);
        update();
    }

    private void update() {
        ResultRow row = isEmpty() ? null : getItem();
        boolean contained = row != null && basket.getValue().get(row.id());
        setGraphic(row == null ? null : mark);
        mark.pseudoClassStateChanged(CONTAINED, contained);
        setAccessibleText(contained ? accessibleText : null);
    }
}
