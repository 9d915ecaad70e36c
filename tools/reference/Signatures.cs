using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;

namespace Trackside.Reference;

/// <summary>Writes built types and members the way the listings write them.</summary>
internal static class Signatures
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool", ["System.Byte"] = "byte", ["System.SByte"] = "sbyte", ["System.Char"] = "char",
        ["System.Int16"] = "short", ["System.UInt16"] = "ushort", ["System.Int32"] = "int", ["System.UInt32"] = "uint",
        ["System.Int64"] = "long", ["System.UInt64"] = "ulong", ["System.Single"] = "float", ["System.Double"] = "double",
        ["System.Object"] = "object", ["System.String"] = "string", ["System.Void"] = "void",
    };

    public static bool IsVisible(TypeDefinition type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily) && IsVisible(type.DeclaringType));

    public static string NameOf(TypeReference type)
    {
        string name = type.FullName.Replace('/', '.');
        return type switch
        {
            ByReferenceType reference => NameOf(reference.ElementType),
            ArrayType array => NameOf(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]",
            _ => Keywords.GetValueOrDefault(name, name),
        };
    }

    /// <summary>The ways a type's head may stand in a listing: without its bases.</summary>
    public static IReadOnlyList<string> HeadsOf(TypeDefinition type)
    {
        if (IsDelegate(type))
        {
            MethodDefinition invoke = type.Methods.Single(method => method.Name == "Invoke");
            return [$"public delegate {NameOf(invoke.ReturnType)} {NameOf(type)}({ParametersOf(invoke)})"];
        }

        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        return [$"public {ModifiersOf(type, kind)}{kind} {NameOf(type)}"];
    }

    /// <summary>What stands behind the colon: the base, where it says something, and the interfaces.</summary>
    public static IEnumerable<string> InterfacesOf(TypeDefinition type)
    {
        if (IsDelegate(type))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return [NameOf(type.Fields.Single(field => field.Name == "value__").FieldType)];
        }

        IEnumerable<string> interfaces = type.Interfaces.Select(each => NameOf(each.InterfaceType));
        bool named = type.BaseType is { FullName: not ("System.Object" or "System.ValueType") };
        return named ? interfaces.Prepend(NameOf(type.BaseType!)) : interfaces;
    }

    public static IEnumerable<string> MembersOf(TypeDefinition type)
    {
        if (IsDelegate(type))
        {
            return [];
        }

        return type.Fields.Where(IsVisible).Select(Field)
            .Concat(type.Properties.Select(Property).OfType<string>())
            .Concat(type.Events.Select(Event).OfType<string>())
            .Concat(type.Methods.Where(method => IsVisible(method) && !IsAccessor(method)).Select(Method));
    }

    private static bool IsDelegate(TypeDefinition type) => type.BaseType?.FullName == "System.MulticastDelegate";

    private static string ModifiersOf(TypeDefinition type, string kind)
    {
        if (kind != "class")
        {
            return "";
        }

        return type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
    }

    private static bool IsVisible(FieldDefinition field) => (field.IsPublic || field.IsFamily) && !field.IsSpecialName;

    private static bool IsVisible(MethodDefinition method) =>
        (method.IsPublic || method.IsFamily) && !(method.IsConstructor && (method.IsStatic || (method.DeclaringType.IsValueType && method.Parameters.Count == 0)));

    private static bool IsAccessor(MethodDefinition method) => method.IsGetter || method.IsSetter || method.IsAddOn || method.IsRemoveOn;

    private static string Access(MethodDefinition method) => method.IsPublic ? "public " : "protected ";

    private static string Field(FieldDefinition field)
    {
        string access = field.IsPublic ? "public " : "protected ";
        if (field.HasConstant)
        {
            return $"{access}const {NameOf(field.FieldType)} {field.Name} = {Text(field.Constant)}";
        }

        return $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{NameOf(field.FieldType)} {field.Name}";
    }

    private static string? Property(PropertyDefinition property)
    {
        MethodDefinition?[] accessors = [Visible(property.GetMethod), Visible(property.SetMethod)];
        if (accessors.OfType<MethodDefinition>().FirstOrDefault() is not { } first)
        {
            return null;
        }

        string name = property.Parameters.Count == 0 ? property.Name : $"this[{ParametersOf(property.GetMethod ?? property.SetMethod!, property.Parameters.Count)}]";
        string body = (accessors[0] is null ? "" : "get; ") + (accessors[1] is null ? "" : "set; ");
        return $"{Access(first)}{Virtual(first)}{NameOf(property.PropertyType)} {name} {{ {body}}}";
    }

    private static MethodDefinition? Visible(MethodDefinition? method) => method is not null && IsVisible(method) ? method : null;

    private static string? Event(EventDefinition each) =>
        Visible(each.AddMethod) is { } add ? $"{Access(add)}{Virtual(add)}event {NameOf(each.EventType)} {each.Name}" : null;

    private static string Method(MethodDefinition method)
    {
        string name = method.IsConstructor ? method.DeclaringType.Name : $"{NameOf(method.ReturnType)} {method.Name}";
        return $"{Access(method)}{Virtual(method)}{name}({ParametersOf(method)})";
    }

    private static string Virtual(MethodDefinition method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        if (method.DeclaringType.IsInterface || !method.IsVirtual)
        {
            return "";
        }

        if (!method.IsNewSlot)
        {
            return method.IsFinal ? "sealed override " : method.IsAbstract ? "abstract override " : "override ";
        }

        return method.IsAbstract ? "abstract " : method.IsFinal ? "" : "virtual ";
    }

    private static string ParametersOf(MethodDefinition method, int? count = null) =>
        string.Join(", ", method.Parameters.Take(count ?? method.Parameters.Count).Select(Parameter));

    private static string Parameter(ParameterDefinition parameter)
    {
        bool isParams = parameter.CustomAttributes.Any(each => each.AttributeType.FullName == "System.ParamArrayAttribute");
        string passing = isParams ? "params " : !parameter.ParameterType.IsByReference ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        string text = $"{passing}{NameOf(parameter.ParameterType)} {parameter.Name}";
        return parameter.HasConstant ? $"{text} = {Default(parameter.Constant)}" : text;
    }

    private static string Default(object? constant) => constant is string text ? $"\"{text}\"" : Text(constant);

    private static string Text(object? constant) => constant is null ? "null" : Convert.ToString(constant, CultureInfo.InvariantCulture)!;
}
