package org.perigee.odata;

import java.util.List;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlFunction;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlParameter;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlReturnType;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;

/// The part of the Copernicus Space Component's data model that filters speak of, for a server's parser to judge them by.
final class CscModel extends CsdlAbstractEdmProvider {

    private static final String SPACE = "OData.CSC";
    private static final FullQualifiedName PRODUCT = name("Product");
    private static final FullQualifiedName COLLECTION = name("Collection");
    private static final FullQualifiedName RANGE = name("TimeRange");
    private static final FullQualifiedName ATTRIBUTE = name("Attribute");
    private static final FullQualifiedName ASSET = name("Asset");
    private static final FullQualifiedName INTERSECTS = name("Intersects");
    private static final FullQualifiedName CONTAINER = name("Container");

    private static FullQualifiedName name(String name) {
        return new FullQualifiedName(SPACE, name);
    }

    @Override
    public CsdlEntityType getEntityType(FullQualifiedName type) {
        if (type.equals(PRODUCT)) {
            return key(entity(type, property("Id", EdmPrimitiveTypeKind.Guid), property("Name", EdmPrimitiveTypeKind.String),
                    property("Online", EdmPrimitiveTypeKind.Boolean), property("PublicationDate", EdmPrimitiveTypeKind.DateTimeOffset),
                    property("ModificationDate", EdmPrimitiveTypeKind.DateTimeOffset), property("Footprint", EdmPrimitiveTypeKind.Geography),
                    new CsdlProperty().setName("ContentDate").setType(RANGE)), "Id")
                    .setNavigationProperties(List.of(many("Attributes", ATTRIBUTE), many("StringAttributes", name("StringAttribute")),
                            many("Assets", ASSET), new CsdlNavigationProperty().setName("Collection").setType(COLLECTION)));
        }
        if (type.equals(COLLECTION) || type.equals(ATTRIBUTE) || type.equals(ASSET)) {
            return key(entity(type, property("Name", EdmPrimitiveTypeKind.String)), "Name");
        }
        return switch (type.getName()) {
            case "StringAttribute" -> attribute(type, EdmPrimitiveTypeKind.String);
            case "IntegerAttribute" -> attribute(type, EdmPrimitiveTypeKind.Int64);
            case "DoubleAttribute" -> attribute(type, EdmPrimitiveTypeKind.Double);
            case "BooleanAttribute" -> attribute(type, EdmPrimitiveTypeKind.Boolean);
            case "DateTimeOffsetAttribute" -> attribute(type, EdmPrimitiveTypeKind.DateTimeOffset);
            default -> null;
        };
    }

    private static CsdlEntityType attribute(FullQualifiedName type, EdmPrimitiveTypeKind kind) {
        return entity(type, property("Value", kind)).setBaseType(ATTRIBUTE);
    }

    private static CsdlEntityType entity(FullQualifiedName type, CsdlProperty... properties) {
        return new CsdlEntityType().setName(type.getName()).setProperties(List.of(properties));
    }

    private static CsdlEntityType key(CsdlEntityType type, String property) {
        return type.setKey(List.of(new CsdlPropertyRef().setName(property)));
    }

    private static CsdlProperty property(String name, EdmPrimitiveTypeKind kind) {
        return new CsdlProperty().setName(name).setType(kind.getFullQualifiedName());
    }

    private static CsdlNavigationProperty many(String name, FullQualifiedName type) {
        return new CsdlNavigationProperty().setName(name).setType(type).setCollection(true);
    }

    @Override
    public CsdlComplexType getComplexType(FullQualifiedName type) {
        return !type.equals(RANGE) ? null : new CsdlComplexType().setName("TimeRange").setProperties(List.of(
                property("Start", EdmPrimitiveTypeKind.DateTimeOffset), property("End", EdmPrimitiveTypeKind.DateTimeOffset)));
    }

    /// With and without the property to compare.
    @Override
    public List<CsdlFunction> getFunctions(FullQualifiedName function) {
        return !function.equals(INTERSECTS) ? null : List.of(intersects(), intersects(parameter("location")));
    }

    private static CsdlFunction intersects(CsdlParameter... more) {
        List<CsdlParameter> parameters = new java.util.ArrayList<>();
        parameters.addAll(List.of(more));
        parameters.add(parameter("area"));
        return new CsdlFunction().setName("Intersects").setParameters(parameters)
                .setReturnType(new CsdlReturnType().setType(EdmPrimitiveTypeKind.Boolean.getFullQualifiedName()));
    }

    private static CsdlParameter parameter(String name) {
        return new CsdlParameter().setName(name).setType(EdmPrimitiveTypeKind.Geography.getFullQualifiedName());
    }

    @Override
    public CsdlEntitySet getEntitySet(FullQualifiedName container, String set) {
        return set.equals("Products") ? new CsdlEntitySet().setName(set).setType(PRODUCT) : null;
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return new CsdlEntityContainer().setName(CONTAINER.getName()).setEntitySets(List.of(getEntitySet(CONTAINER, "Products")));
    }

    @Override
    public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName container) {
        return new CsdlEntityContainerInfo().setContainerName(CONTAINER);
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        return List.of(new CsdlSchema().setNamespace(SPACE).setEntityContainer(getEntityContainer()));
    }
}
