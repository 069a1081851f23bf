<?php
// Install WordPress and put the articles in: php load.php SITE ARTICLES THEME
[, $site, $articles] = $argv;
define('WP_INSTALLING', true);
define('WP_IMPORTING', true);
// Its own would send a letter.
function wp_new_blog_notification() {}

require "$site/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Қазалы', 'editor', 'editor@localhost.invalid', true, '', 'only-for-measuring');
wp_installing(false);
wp_update_user(['ID' => 1, 'display_name' => 'Айгүл Сейіт']);
foreach (get_posts(['post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1]) as $post) {
    wp_delete_post($post->ID, true);
}
update_option('timezone_string', 'Asia/Qyzylorda');
update_option('default_comment_status', 'closed');
update_option('default_ping_status', 'closed');
$wp_rewrite->set_permalink_structure('/archives/%post_id%');
switch_theme($argv[3]);

function rubric(array $one): int {
    static $known = [];
    return $known[$one['rubric']] ??= wp_insert_term(
        $one['rubric_name'], 'category', ['slug' => $one['rubric']])['term_id'];
}

wp_defer_term_counting(true);
foreach (file($articles) as $line) {
    $one = json_decode($line, true);
    $id = wp_insert_post(wp_slash([
        'import_id' => $one['id'],
        'post_title' => $one['title'],
        'post_excerpt' => $one['lead'],
        // The theme shows no excerpt above the text.
        'post_content' => "<p><strong>{$one['lead']}</strong></p>{$one['body']}",
        'post_date_gmt' => gmdate('Y-m-d H:i:s', strtotime($one['published'])),
        'post_category' => [rubric($one)],
        'tags_input' => $one['tags'],
        'post_status' => 'publish',
        'post_author' => 1,
    ]), true);
    if ($id !== $one['id']) {
        exit("{$one['id']} was not put in\n");
    }
}
wp_defer_term_counting(false);

$menu = wp_create_nav_menu('Айдарлар');
foreach (get_terms(['taxonomy' => 'category', 'orderby' => 'term_id']) as $rubric) {
    wp_update_nav_menu_item($menu, 0, [
        'menu-item-type' => 'taxonomy',
        'menu-item-object' => 'category',
        'menu-item-object-id' => $rubric->term_id,
        'menu-item-status' => 'publish',
    ]);
}
set_theme_mod('nav_menu_locations', ['primary' => $menu]);
$latest = ['title' => 'Соңғы жаңалықтар', 'number' => 7, 'show_date' => true];
update_option('widget_recent-posts', [2 => $latest, '_multiwidget' => 1]);
update_option('sidebars_widgets', ['sidebar-1' => ['recent-posts-2'], 'array_version' => 3]);
