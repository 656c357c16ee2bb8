package org.perigee.app.map;

/// What the primary mouse button does.
public enum MapTool {
    /// Dragging moves the map, clicking selects.
    PAN,
    /// Draws a box, by dragging or with two clicks.
    RECTANGLE,
    /// Draws a polygon, a click a vertex; a double click or Enter closes it.
    POLYGON
}
