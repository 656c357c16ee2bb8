package org.perigee.app.map;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The area of interest on the map, and the tool that draws it. Belongs to the JavaFX thread.
public final class MapArea {

    private final ObjectProperty<AreaShape> shape = new SimpleObjectProperty<>(this, "shape");
    private final ObjectProperty<MapTool> tool = new SimpleObjectProperty<>(this, "tool", MapTool.PAN);
    private final BooleanProperty visible = new SimpleBooleanProperty(this, "visible", true);

    MapArea() {
    }

    /// The area, or null; changes when the user has drawn, moved or deleted it, and can be set.
    public ObjectProperty<AreaShape> shapeProperty() {
        return shape;
    }

    /// What the mouse draws; goes back to [MapTool#PAN] when an area is finished or given up.
    public ObjectProperty<MapTool> toolProperty() {
        return tool;
    }

    /// Whether the area is shown.
    public BooleanProperty visibleProperty() {
        return visible;
    }
}
