using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Emit;

namespace Trackside.ModelCheck.State;

/// <summary>Reads and writes all slots of a root at once, by code made for its layout: tens of millions of times a minute.</summary>
internal sealed class SlotAccess
{
    private readonly Action<object, long[]> read;
    private readonly Action<object, long[]> write;

    /// <summary>Makes the code for a layout.</summary>
    public SlotAccess(Type root, IReadOnlyList<Slot> slots)
    {
        read = Make(root, slots, isWrite: false);
        write = Make(root, slots, isWrite: true);
    }

    /// <summary>Copies the slots out of the objects.</summary>
    public void Read(object root, long[] values) => read(root, values);

    /// <summary>Copies the slots into the objects.</summary>
    public void Write(object root, long[] values) => write(root, values);

    private static Action<object, long[]> Make(Type root, IReadOnlyList<Slot> slots, bool isWrite)
    {
        DynamicMethod method = new(isWrite ? "write" : "read", null, [typeof(object), typeof(long[])], typeof(SlotAccess).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();
        for (int i = 0; i < slots.Count; i++)
        {
            if (isWrite)
            {
                EmitWrite(code, root, slots[i].Path, i);
            }
            else
            {
                EmitRead(code, root, slots[i].Path, i);
            }
        }

        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<object, long[]>>();
    }

    private static void EmitRead(ILGenerator code, Type root, IReadOnlyList<Step> path, int slot)
    {
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, slot);
        Type type = EmitWay(code, root, path, path.Count);
        code.Emit(IsUnsigned(type) ? OpCodes.Conv_U8 : OpCodes.Conv_I8);
        code.Emit(OpCodes.Stelem_I8);
    }

    private static void EmitWrite(ILGenerator code, Type root, IReadOnlyList<Step> path, int slot)
    {
        Type owner = EmitWay(code, root, path, path.Count - 1);
        Step last = path[^1];
        if (last.Field is null)
        {
            code.Emit(OpCodes.Ldc_I4, last.Index);
        }

        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, slot);
        code.Emit(OpCodes.Ldelem_I8);
        if (last.Field is null)
        {
            EmitNarrow(code, owner.GetElementType()!);
            code.Emit(OpCodes.Stelem, owner.GetElementType()!);
        }
        else
        {
            EmitNarrow(code, last.Field.FieldType);
            code.Emit(OpCodes.Stfld, last.Field);
        }
    }

    private static Type EmitWay(ILGenerator code, Type root, IReadOnlyList<Step> path, int steps)
    {
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Castclass, root);
        Type at = root;
        foreach (Step step in path.Take(steps))
        {
            if (step.Field is null)
            {
                at = at.GetElementType()!;
                code.Emit(OpCodes.Ldc_I4, step.Index);
                code.Emit(OpCodes.Ldelem, at);
            }
            else
            {
                at = step.Field.FieldType;
                code.Emit(OpCodes.Ldfld, step.Field);
            }
        }

        return at;
    }

    private static void EmitNarrow(ILGenerator code, Type type)
    {
        Type number = type.IsEnum ? Enum.GetUnderlyingType(type) : type;
        if (number == typeof(int))
        {
            code.Emit(OpCodes.Conv_I4);
        }
        else if (number == typeof(byte) || number == typeof(bool))
        {
            code.Emit(OpCodes.Conv_U1);
        }
        else if (number != typeof(long))
        {
            throw new NotSupportedException($"a state may hold no {type}");
        }
    }

    private static bool IsUnsigned(Type type) => type == typeof(bool) || type == typeof(byte) || (type.IsEnum && Enum.GetUnderlyingType(type) == typeof(byte));
}
