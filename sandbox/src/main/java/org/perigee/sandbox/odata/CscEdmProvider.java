package org.perigee.sandbox.odata;

import java.util.ArrayList;
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

/// The entity data model of a CSC catalogue: products with attributes of several types, and the function that compares a
/// footprint with an area.
final class CscEdmProvider extends CsdlAbstractEdmProvider {

    static final String NAMESPACE = "OData.CSC";
    static final FullQualifiedName CONTAINER = name("Container");
    private static final FullQualifiedName INTERSECTS = name("Intersects");
    private static final List<String> SETS = List.of("Products", "DeletedProducts");

    private final CscDialect dialect;

    CscEdmProvider(CscDialect dialect) {
        this.dialect = dialect;
    }

    private static FullQualifiedName name(String name) {
        return new FullQualifiedName(NAMESPACE, name);
    }

    @Override
    public CsdlEntityType getEntityType(FullQualifiedName typeName) {
        if (!NAMESPACE.equals(typeName.getNamespace())) {
            return null;
        }
        return switch (typeName.getName()) {
            case "Product" -> product();
            case "Collection" -> entity("Collection", "Name");
            case "Asset", "Location" -> entity(typeName.getName(), "Id");
            case "Attribute" -> entity("Attribute", "Name").setAbstract(true);
            case "StringAttribute" -> attribute("StringAttribute", EdmPrimitiveTypeKind.String);
            case "IntegerAttribute" -> attribute("IntegerAttribute", EdmPrimitiveTypeKind.Int64);
            case "DoubleAttribute" -> attribute("DoubleAttribute", EdmPrimitiveTypeKind.Double);
            case "BooleanAttribute" -> attribute("BooleanAttribute", EdmPrimitiveTypeKind.Boolean);
            case "DateTimeOffsetAttribute" -> attribute("DateTimeOffsetAttribute", EdmPrimitiveTypeKind.DateTimeOffset);
            default -> null;
        };
    }

    private CsdlEntityType product() {
        List<CsdlProperty> properties = new ArrayList<>(List.of(
            property("Id", EdmPrimitiveTypeKind.Guid), property("Name", EdmPrimitiveTypeKind.String),
            property("ContentType", EdmPrimitiveTypeKind.String), property("ContentLength", EdmPrimitiveTypeKind.Int64),
            property("OriginDate", EdmPrimitiveTypeKind.DateTimeOffset), property("PublicationDate", EdmPrimitiveTypeKind.DateTimeOffset),
            property("ModificationDate", EdmPrimitiveTypeKind.DateTimeOffset), property("EvictionDate", EdmPrimitiveTypeKind.DateTimeOffset),
            property("DeletionDate", EdmPrimitiveTypeKind.DateTimeOffset), property("DeletionCause", EdmPrimitiveTypeKind.String),
            property("Online", EdmPrimitiveTypeKind.Boolean), property("S3Path", EdmPrimitiveTypeKind.String),
            property("Checksum", EdmPrimitiveTypeKind.String), property("GeoFootprint", EdmPrimitiveTypeKind.String),
            property("Footprint", EdmPrimitiveTypeKind.Geography),
            new CsdlProperty().setName("ContentDate").setType(name("TimeRange"))));
        List<CsdlNavigationProperty> links = new ArrayList<>(
            List.of(many("Attributes", "Attribute"), many("Assets", "Asset"), many("Locations", "Location")));
        if (dialect.collections()) {
            links.add(new CsdlNavigationProperty().setName("Collection").setType(name("Collection")));
        }
        if (dialect.typedLists()) {
            for (String type : List.of("String", "Integer", "Double", "Boolean", "DateTimeOffset")) {
                links.add(many(type + "Attributes", type + "Attribute"));
            }
        }
        return new CsdlEntityType().setName("Product").setProperties(properties).setNavigationProperties(links)
            .setKey(List.of(new CsdlPropertyRef().setName("Id")));
    }

    private static CsdlProperty property(String name, EdmPrimitiveTypeKind kind) {
        return new CsdlProperty().setName(name).setType(kind.getFullQualifiedName());
    }

    private static CsdlNavigationProperty many(String name, String type) {
        return new CsdlNavigationProperty().setName(name).setType(name(type)).setCollection(true);
    }

    private static CsdlEntityType entity(String name, String key) {
        return new CsdlEntityType().setName(name).setProperties(List.of(property(key, EdmPrimitiveTypeKind.String)))
            .setKey(List.of(new CsdlPropertyRef().setName(key)));
    }

    private static CsdlEntityType attribute(String name, EdmPrimitiveTypeKind kind) {
        return new CsdlEntityType().setName(name).setBaseType(name("Attribute")).setProperties(List.of(property("Value", kind)));
    }

    @Override
    public CsdlComplexType getComplexType(FullQualifiedName typeName) {
        return typeName.equals(name("TimeRange")) ? new CsdlComplexType().setName("TimeRange").setProperties(List.of(
            property("Start", EdmPrimitiveTypeKind.DateTimeOffset), property("End", EdmPrimitiveTypeKind.DateTimeOffset))) : null;
    }

    @Override
    public List<CsdlFunction> getFunctions(FullQualifiedName functionName) {
        if (!functionName.equals(INTERSECTS)) {
            return null;
        }
        List<CsdlFunction> overloads = new ArrayList<>(List.of(intersects(List.of(geography("area")))));
        if (dialect.typedLists()) {
            overloads.add(intersects(List.of(geography("location"), geography("area"))));
        }
        return overloads;
    }

    private static CsdlFunction intersects(List<CsdlParameter> parameters) {
        return new CsdlFunction().setName(INTERSECTS.getName()).setParameters(parameters)
            .setReturnType(new CsdlReturnType().setType(EdmPrimitiveTypeKind.Boolean.getFullQualifiedName()));
    }

    private static CsdlParameter geography(String name) {
        return new CsdlParameter().setName(name).setType(EdmPrimitiveTypeKind.Geography.getFullQualifiedName()).setNullable(false);
    }

    @Override
    public CsdlEntitySet getEntitySet(FullQualifiedName container, String setName) {
        return SETS.contains(setName) ? new CsdlEntitySet().setName(setName).setType(name("Product")) : null;
    }

    @Override
    public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName containerName) {
        return new CsdlEntityContainerInfo().setContainerName(CONTAINER);
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return new CsdlEntityContainer().setName(CONTAINER.getName())
            .setEntitySets(SETS.stream().map(set -> getEntitySet(CONTAINER, set)).toList());
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        List<CsdlEntityType> types = new ArrayList<>();
        for (String type : List.of("Product", "Attribute", "StringAttribute", "IntegerAttribute", "DoubleAttribute", "BooleanAttribute",
            "DateTimeOffsetAttribute", "Asset", "Location")) {
            types.add(getEntityType(name(type)));
        }
        if (dialect.collections()) {
            types.add(getEntityType(name("Collection")));
        }
        return List.of(new CsdlSchema().setNamespace(NAMESPACE).setEntityTypes(types)
            .setComplexTypes(List.of(getComplexType(name("TimeRange")))).setFunctions(getFunctions(INTERSECTS))
            .setEntityContainer(getEntityContainer()));
    }
}
