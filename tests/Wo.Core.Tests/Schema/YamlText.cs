using System.Text;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Schema;

/// <summary>Nodes from YAML or JSON text that is known to be readable.</summary>
internal static class YamlText
{
    public static YamlNode Parse(string text)
    {
        var read = YamlReader.Read(Encoding.UTF8.GetBytes(text));
        return read.Document?.Root ?? throw new ArgumentException(read.Error!.ToString(), nameof(text));
    }
}
