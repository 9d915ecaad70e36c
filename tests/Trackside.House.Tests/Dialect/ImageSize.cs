using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>
/// What one assembly takes in the device's image, near enough for a limit: its maker gives code and strings 16-bit offsets and refuses more. Code is
/// as the compiler made it with a token in two bytes instead of four; within a hundredth of what the maker itself counted.
/// </summary>
internal static class ImageSize
{
    /// <summary>Most bytes of byte code, and of strings, that the maker of the image takes in one assembly.</summary>
    public const int Limit = ushort.MaxValue;

    private const int TokenSaved = 2;
    private const int HandlerBytes = 12;

    public static int Code(DeviceModule module) => module.Bodies.Sum(Code);

    /// <summary>Names of types, methods and fields, and texts: each once, with its closing zero.</summary>
    public static int Strings(DeviceModule module)
    {
        IEnumerable<string> names = module.Types.SelectMany(type => new[] { type.Name, type.Namespace })
            .Concat(module.Types.SelectMany(type => type.Methods).Select(method => method.Name))
            .Concat(module.Types.SelectMany(type => type.Fields).Select(field => field.Name))
            .Concat(module.Definition.GetTypeReferences().Select(type => type.Name))
            .Concat(module.Definition.GetMemberReferences().Select(member => member.Name));
        IEnumerable<string> texts = module.Instructions.Select(use => use.Instruction.Operand).OfType<string>();
        return names.Concat(texts).Distinct(StringComparer.Ordinal).Sum(text => System.Text.Encoding.UTF8.GetByteCount(text) + 1);
    }

    private static int Code(MethodDefinition method)
    {
        int code = method.Body.Instructions.Sum(each => each.GetSize() - (HasToken(each) ? TokenSaved : 0));
        int handlers = method.Body.ExceptionHandlers.Count;
        return code + (handlers == 0 ? 0 : (handlers * HandlerBytes) + 1);
    }

    private static bool HasToken(Instruction instruction) => instruction.OpCode.OperandType
        is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineString;
}
