namespace SplCompiler.Catalog.Pages;

/// <summary>A rule in a list of another page.</summary>
internal sealed record RuleLink(string Title, string Url, string Path, string Note = "");
