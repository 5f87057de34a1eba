using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Wo.Engine.Tests.Architecture;

/// <summary>
/// Which folder of an assembly uses which, read from the compiled code: base types, members, attributes and bodies. A
/// folder is the part of a namespace after the assembly's own.
/// </summary>
internal sealed class FolderDependencies
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> uses = new(StringComparer.Ordinal);

    /// <summary>Every folder with those that it uses.</summary>
    public IEnumerable<(string Folder, IReadOnlyCollection<string> Uses)> Matrix =>
        uses.Select(row => (row.Key, (IReadOnlyCollection<string>)row.Value.Keys));

    /// <summary>Reads an assembly.</summary>
    public static FolderDependencies Of(string assembly)
    {
        var found = new FolderDependencies();
        using var module = ModuleDefinition.ReadModule(assembly);
        foreach (var type in module.GetAllTypes())
        {
            var user = FolderOf(type);
            foreach (var used in UsedBy(type).SelectMany(Parts))
            {
                var folder = used.Scope == module ? FolderOf(used) : "";
                if (user.Length > 0 && folder.Length > 0 && folder != user)
                {
                    found.Add(user, folder, $"{type.FullName} uses {used.FullName}");
                }
            }
        }

        return found;
    }

    /// <summary>An example of a use, or nothing.</summary>
    public IEnumerable<string> Uses(string user, string used) =>
        uses.TryGetValue(user, out var row) && row.TryGetValue(used, out var example) ? [example] : [];

    /// <summary>Each cycle as the examples that close it; empty where folders depend one way.</summary>
    public IReadOnlyList<string> Cycles()
    {
        var cycles = new List<string>();
        foreach (var (folder, row) in uses)
        {
            foreach (var (used, example) in row)
            {
                if (string.CompareOrdinal(folder, used) < 0 && FindPath(used, folder, [used]) is { } path)
                {
                    cycles.Add($"{folder} -> {path}: {example}; {string.Join("; ", Uses(used, folder))}");
                }
            }
        }

        return cycles;
    }

    private string? FindPath(string from, string to, HashSet<string> seen)
    {
        foreach (var next in uses.TryGetValue(from, out var row) ? row.Keys.ToArray() : [])
        {
            if (next == to)
            {
                return $"{from} -> {to}";
            }

            if (seen.Add(next) && FindPath(next, to, seen) is { } path)
            {
                return $"{from} -> {path}";
            }
        }

        return null;
    }

    private void Add(string user, string used, string example)
    {
        if (!uses.TryGetValue(user, out var row))
        {
            uses.Add(user, row = new SortedDictionary<string, string>(StringComparer.Ordinal));
        }

        row.TryAdd(used, example);
    }

    private static IEnumerable<TypeReference?> UsedBy(TypeDefinition type)
    {
        yield return type.BaseType;
        foreach (var implemented in type.Interfaces)
        {
            yield return implemented.InterfaceType;
        }

        foreach (var attribute in type.CustomAttributes)
        {
            yield return attribute.AttributeType;
        }

        foreach (var field in type.Fields)
        {
            yield return field.FieldType;
        }

        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var parameter in method.Parameters)
            {
                yield return parameter.ParameterType;
            }

            foreach (var used in method.HasBody ? UsedIn(method) : [])
            {
                yield return used;
            }
        }
    }

    private static IEnumerable<TypeReference?> UsedIn(MethodDefinition method)
    {
        foreach (var variable in method.Body.Variables)
        {
            yield return variable.VariableType;
        }

        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference type:
                    yield return type;
                    break;
                case MethodReference called:
                    yield return called.DeclaringType;
                    foreach (var argument in called is GenericInstanceMethod generic ? generic.GenericArguments : [])
                    {
                        yield return argument;
                    }

                    break;
                case FieldReference field:
                    yield return field.DeclaringType;
                    break;
            }
        }
    }

    /// <summary>A type with its element and its arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                break;
            case GenericInstanceType generic:
                foreach (var part in generic.GenericArguments.Append(generic.ElementType).SelectMany(Parts))
                {
                    yield return part;
                }

                break;
            case TypeSpecification specification:
                foreach (var part in Parts(specification.ElementType))
                {
                    yield return part;
                }

                break;
            default:
                yield return type;
                break;
        }
    }

    /// <summary>The first part of the namespace behind <c>Wo.Engine</c> or <c>Wo.Core</c>; empty for what has none.</summary>
    private static string FolderOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        var parts = type.Namespace.Split('.');
        return parts is ["Wo", _, var folder, ..] ? folder : "";
    }
}
